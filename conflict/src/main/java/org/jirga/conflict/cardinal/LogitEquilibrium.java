package org.jirga.conflict.cardinal;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/// Logit quantal response equilibrium (McKelvey and Palfrey 1995): players choose what is better
/// more often, not always. With a precision of 0 every choice is as likely as another; with growing
/// precision the equilibria come close to Nash equilibria.
///
/// Follows the branch that begins at precision 0 by Newton's method in small steps.
public final class LogitEquilibrium {

  private static final double TOLERANCE = 1e-13;
  private static final int MOST_ITERATIONS = 30;
  private static final double SMALLEST_STEP = 1e-6;

  private final Bimatrix game;
  private final int m;
  private final int n;

  private LogitEquilibrium(Bimatrix game) {
    this.game = game;
    this.m = game.rows();
    this.n = game.columns();
  }

  /// @param precision not negative; weighs differences of payoffs
  /// @return absent where the branch turns back before this precision
  /// @throws IllegalArgumentException if the precision is negative
  public static Optional<MixedProfile> of(Bimatrix game, double precision) {
    if (!(precision >= 0)) {
      throw new IllegalArgumentException("The precision (%s) is negative.".formatted(precision));
    }
    return new LogitEquilibrium(game).follow(precision);
  }

  private Optional<MixedProfile> follow(double precision) {
    var point = new double[m + n];
    Arrays.fill(point, 0, m, 1.0 / m);
    Arrays.fill(point, m, m + n, 1.0 / n);
    var at = 0.0;
    var step = Math.min(0.05, precision);
    while (at < precision) {
      var next = Math.min(precision, at + step);
      var solved = newton(point, next);
      // a long way from the last point means another branch
      if (solved.isPresent() && distance(solved.get(), point) < 0.1) {
        point = solved.get();
        at = next;
        step *= 1.5;
      } else {
        step /= 2;
        if (step < SMALLEST_STEP) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        new MixedProfile(Arrays.copyOf(point, m), Arrays.copyOfRange(point, m, m + n)));
  }

  private Optional<double[]> newton(double[] start, double precision) {
    var point = start.clone();
    for (var i = 0; i < MOST_ITERATIONS; i++) {
      var row = responses(rowPayoffs(point), precision);
      var column = responses(columnPayoffs(point), precision);
      var error = new double[m + n];
      for (var k = 0; k < m + n; k++) {
        error[k] = point[k] - (k < m ? row[k] : column[k - m]);
      }
      if (Arrays.stream(error).map(Math::abs).max().orElse(0) < TOLERANCE) {
        return Optional.of(point);
      }
      try {
        var solver =
            new LUDecomposition(MatrixUtils.createRealMatrix(jacobian(row, column, precision)))
                .getSolver();
        var change = solver.solve(new ArrayRealVector(error, false)).toArray();
        for (var k = 0; k < m + n; k++) {
          point[k] -= change[k];
        }
      } catch (MathRuntimeException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private double[] rowPayoffs(double[] point) {
    var payoffs = new double[m];
    for (var i = 0; i < m; i++) {
      for (var j = 0; j < n; j++) {
        payoffs[i] += game.row()[i][j] * point[m + j];
      }
    }
    return payoffs;
  }

  private double[] columnPayoffs(double[] point) {
    var payoffs = new double[n];
    for (var j = 0; j < n; j++) {
      for (var i = 0; i < m; i++) {
        payoffs[j] += game.column()[i][j] * point[i];
      }
    }
    return payoffs;
  }

  private static double[] responses(double[] payoffs, double precision) {
    var most = Arrays.stream(payoffs).max().orElse(0);
    var weights = Arrays.stream(payoffs).map(u -> StrictMath.exp(precision * (u - most))).toArray();
    var sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /// Of `point - responses(point)`.
  private double[][] jacobian(double[] row, double[] column, double precision) {
    var jacobian = new double[m + n][m + n];
    for (var k = 0; k < m + n; k++) {
      jacobian[k][k] = 1;
    }
    for (var j = 0; j < n; j++) {
      var mean = 0.0;
      for (var i = 0; i < m; i++) {
        mean += row[i] * game.row()[i][j];
      }
      for (var i = 0; i < m; i++) {
        jacobian[i][m + j] = -precision * row[i] * (game.row()[i][j] - mean);
      }
    }
    for (var i = 0; i < m; i++) {
      var mean = 0.0;
      for (var j = 0; j < n; j++) {
        mean += column[j] * game.column()[i][j];
      }
      for (var j = 0; j < n; j++) {
        jacobian[m + j][i] = -precision * column[j] * (game.column()[i][j] - mean);
      }
    }
    return jacobian;
  }

  private static double distance(double[] a, double[] b) {
    var most = 0.0;
    for (var i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }
}
