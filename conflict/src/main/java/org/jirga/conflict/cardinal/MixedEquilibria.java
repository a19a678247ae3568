package org.jirga.conflict.cardinal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// All extreme Nash equilibria of a game of two players, pure and mixed, by enumerating the
/// vertices
/// of the best-response polytopes (von Stengel 2002, Handbook of Game Theory 3, ch. 45). In a
/// degenerate game further equilibria lie between those listed.
public final class MixedEquilibria {

  /// With more choices of a player there are too many vertices.
  public static final int MOST_CHOICES = 8;

  /// Payoffs are scaled to the unit interval first; what differs by less is rounding.
  private static final double TOLERANCE = 1e-9;

  private MixedEquilibria() {}

  /// @return absent if a player has more than eight choices
  public static Optional<List<MixedProfile>> of(Bimatrix game) {
    if (game.rows() > MOST_CHOICES || game.columns() > MOST_CHOICES) {
      return Optional.empty();
    }
    var m = game.rows();
    var n = game.columns();
    // x with B'x <= 1, y with Ay <= 1, both payoffs positive
    var first = vertices(transposed(positive(game.column())), 0, m, m + n);
    var second = vertices(positive(game.row()), m, 0, m + n);
    var found = new ArrayList<MixedProfile>();
    for (var x : first) {
      for (var y : second) {
        var labels = (BitSet) x.labels().clone();
        labels.or(y.labels());
        if (labels.cardinality() == m + n) {
          var profile = new MixedProfile(normed(x.point()), normed(y.point()));
          if (found.stream().noneMatch(known -> known.isNear(profile, 1e-7))) {
            found.add(profile);
          }
        }
      }
    }
    return Optional.of(found);
  }

  /// A vertex and the labels of the inequalities that hold with equality there.
  private record Vertex(double[] point, BitSet labels) {}

  /// Vertices other than 0 of `{z >= 0, Mz <= 1}`.
  ///
  /// @param own label of the first coordinate
  /// @param other label of the first row
  private static List<Vertex> vertices(double[][] matrix, int own, int other, int labels) {
    var dimension = matrix[0].length;
    var found = new ArrayList<Vertex>();
    for (var set = 0; set < 1 << labels; set++) {
      if (Integer.bitCount(set) != dimension) {
        continue;
      }
      solve(matrix, set, dimension)
          .filter(point -> isFeasible(matrix, point))
          .filter(point -> Arrays.stream(point).sum() > TOLERANCE)
          .ifPresent(
              point -> {
                var tight = new BitSet();
                for (var i = 0; i < dimension; i++) {
                  tight.set(own + i, point[i] <= TOLERANCE);
                }
                for (var row = 0; row < matrix.length; row++) {
                  tight.set(other + row, dot(matrix[row], point) >= 1 - TOLERANCE);
                }
                found.add(new Vertex(point, tight));
              });
    }
    return found;
  }

  /// The point at which the chosen inequalities, coordinates first and then rows, are equalities.
  private static Optional<double[]> solve(double[][] matrix, int set, int dimension) {
    var left = new double[dimension][dimension];
    var right = new double[dimension];
    var equation = 0;
    for (var i = 0; i < dimension + matrix.length; i++) {
      if ((set >> i & 1) == 0) {
        continue;
      }
      if (i < dimension) {
        left[equation][i] = 1;
      } else {
        left[equation] = matrix[i - dimension].clone();
        right[equation] = 1;
      }
      equation++;
    }
    try {
      var solver = new LUDecomposition(MatrixUtils.createRealMatrix(left)).getSolver();
      return Optional.of(solver.solve(new ArrayRealVector(right, false)).toArray());
    } catch (MathRuntimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isFeasible(double[][] matrix, double[] point) {
    return Arrays.stream(point).allMatch(x -> x >= -TOLERANCE)
        && Arrays.stream(matrix).allMatch(row -> dot(row, point) <= 1 + TOLERANCE);
  }

  private static double dot(double[] a, double[] b) {
    var sum = 0.0;
    for (var i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// To between 1 and 2: equilibria do not change with the scale.
  private static double[][] positive(double[][] payoffs) {
    var all = Arrays.stream(payoffs).flatMapToDouble(Arrays::stream).summaryStatistics();
    var range = all.getMax() > all.getMin() ? all.getMax() - all.getMin() : 1;
    return Arrays.stream(payoffs)
        .map(row -> Arrays.stream(row).map(value -> 1 + (value - all.getMin()) / range).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] transposed(double[][] table) {
    var result = new double[table[0].length][table.length];
    for (var i = 0; i < table.length; i++) {
      for (var j = 0; j < table[i].length; j++) {
        result[j][i] = table[i][j];
      }
    }
    return result;
  }

  private static double[] normed(double[] point) {
    var positive = Arrays.stream(point).map(x -> x <= TOLERANCE ? 0 : x).toArray();
    var sum = Arrays.stream(positive).sum();
    return Arrays.stream(positive).map(x -> x / sum).toArray();
  }
}
