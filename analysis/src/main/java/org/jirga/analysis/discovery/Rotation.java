package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.jirga.analysis.order.Ranks;

/// New axes along which the cases of interest are spread most and least, so that PRIM can limit
/// sums of factors (PCA-PRIM).
///
/// Factors are brought to mean 0 and standard deviation 1 over all cases; the axes are the
/// eigenvectors of the covariance of the cases of interest, from the largest spread to the
/// smallest. The largest weight of an axis is positive. A factor that is the same everywhere has
/// no spread to be brought to 1.
///
/// @param axes names of the new factors: `r_0`, `r_1`, …
/// @param factors that are rotated
/// @param weights of axis `a` in row `a`, for each factor
/// @see "Dalal et al. (2013), Environ. Model. Softw. 48, 49"
public record Rotation(
    List<String> axes,
    List<String> factors,
    double[] means,
    double[] deviations,
    double[][] weights) {

  public Rotation {
    axes = List.copyOf(axes);
    factors = List.copyOf(factors);
  }

  /// The rotation of all factors that have an order.
  public static Rotation of(Cases cases) {
    return of(
        cases,
        "r",
        cases.factors().stream().filter(factor -> !factor.isNominal()).map(Factor::name).toList());
  }

  /// The rotation of some factors; several rotations of different factors may follow each other.
  ///
  /// @param prefix of the names of the axes
  public static Rotation of(Cases cases, String prefix, List<String> names) {
    if (names.isEmpty() || cases.ofInterest() < 2) {
      throw new IllegalArgumentException(
          "A rotation needs a factor with an order and two cases of interest.");
    }
    var width = names.size();
    var columns = names.stream().map(cases::factor).peek(Rotation::checkOrder).toList();
    var means = new double[width];
    var deviations = new double[width];
    for (var index = 0; index < width; index++) {
      var values = columns.get(index).values();
      means[index] = mean(values);
      deviations[index] = Ranks.isConstant(values) ? 1 : deviation(values, means[index]);
    }
    var interest = Cases.rows(cases.interest());
    var scaled = new double[width][];
    for (var index = 0; index < width; index++) {
      var at = index;
      var values = columns.get(index).values();
      scaled[index] =
          Arrays.stream(interest)
              .mapToDouble(row -> (values[row] - means[at]) / deviations[at])
              .toArray();
    }
    var parts = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariances(scaled)));
    var weights =
        IntStream.range(0, width)
            .boxed()
            .sorted((a, b) -> Double.compare(parts.getEigenvalue(b), parts.getEigenvalue(a)))
            .map(index -> upright(parts.getEigenvector(index).toArray()))
            .toArray(double[][]::new);
    var axes = IntStream.range(0, width).mapToObj(index -> prefix + "_" + index).toList();
    return new Rotation(axes, names, means, deviations, weights);
  }

  /// The cases with the axes in place of the factors that were rotated.
  public Cases apply(Cases cases) {
    var rotated = new ArrayList<Factor>();
    for (var axis = 0; axis < weights.length; axis++) {
      var values = new double[cases.rows()];
      for (var index = 0; index < factors.size(); index++) {
        var column = cases.factor(factors.get(index)).values();
        for (var row = 0; row < values.length; row++) {
          values[row] += weights[axis][index] * (column[row] - means[index]) / deviations[index];
        }
      }
      rotated.add(Factor.continuous(axes.get(axis), values));
    }
    cases.factors().stream()
        .filter(factor -> !factors.contains(factor.name()))
        .forEach(rotated::add);
    return new Cases(rotated, cases.interest());
  }

  private static void checkOrder(Factor factor) {
    if (factor.isNominal()) {
      throw new IllegalArgumentException(
          "The categories of '%s' have no order to rotate.".formatted(factor.name()));
    }
  }

  private static double[][] covariances(double[][] columns) {
    var width = columns.length;
    var means = Arrays.stream(columns).mapToDouble(Rotation::mean).toArray();
    var covariances = new double[width][width];
    for (var a = 0; a < width; a++) {
      for (var b = 0; b <= a; b++) {
        var sum = 0.0;
        for (var row = 0; row < columns[a].length; row++) {
          sum += (columns[a][row] - means[a]) * (columns[b][row] - means[b]);
        }
        covariances[a][b] = sum / (columns[a].length - 1);
        covariances[b][a] = covariances[a][b];
      }
    }
    return covariances;
  }

  /// An eigenvector has no direction of its own.
  private static double[] upright(double[] vector) {
    var largest = 0;
    for (var index = 1; index < vector.length; index++) {
      largest = Math.abs(vector[index]) > Math.abs(vector[largest]) ? index : largest;
    }
    return vector[largest] < 0 ? Arrays.stream(vector).map(value -> -value).toArray() : vector;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values, double mean) {
    var squares = 0.0;
    for (var value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
