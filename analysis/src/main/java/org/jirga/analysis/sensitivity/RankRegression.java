package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jirga.analysis.order.Ranks;

/// Linear regression on ranks, for outcomes that rise or fall with each factor: partial rank
/// correlation coefficients (PRCC), the correlation of factor and outcome after what the other
/// factors explain of both is taken away; or standardised rank regression coefficients (SRRC), the
/// standard deviations that the outcome's rank moves with one of the factor's.
///
/// @see "Iman and Conover (1979), Technometrics 21, 499"
/// @see "Marino et al. (2008), J. Theor. Biol. 254, 178"
public final class RankRegression implements Method {

  private final boolean isPartial;

  private RankRegression(boolean isPartial) {
    this.isPartial = isPartial;
  }

  public static RankRegression partial() {
    return new RankRegression(true);
  }

  public static RankRegression standardized() {
    return new RankRegression(false);
  }

  @Override
  public String id() {
    return isPartial ? "prcc" : "srrc";
  }

  @Override
  public String title() {
    return isPartial ? "Partial rank correlation" : "Standardised rank regression";
  }

  /// NaN for a factor that is the same everywhere; for all where factors explain each other in
  /// full, or there are no more runs than factors.
  @Override
  public double[] of(Observed observed, long seed) {
    var indices = new double[observed.factors().size()];
    Arrays.fill(indices, Double.NaN);
    regression(observed)
        .ifPresent(
            fit -> {
              for (var index = 0; index < fit.varying.length; index++) {
                indices[fit.varying[index]] = isPartial ? fit.partial(index) : fit.weights[index];
              }
            });
    return indices;
  }

  /// The share of the variance of the outcome's ranks that the regression explains: where it is
  /// low, the coefficients say little.
  public static double explained(Observed observed) {
    return regression(observed).map(Fit::explained).orElse(Double.NaN);
  }

  /// @param varying places of the factors that are not the same everywhere
  /// @param weights standardised coefficients of these
  /// @param inflations diagonal of the inverse of their correlations
  private record Fit(int[] varying, double[] weights, double[] inflations, double explained) {
    double partial(int index) {
      // what rounding leaves unexplained would make partial correlations of nothing
      var unexplained = Math.max(1 - explained, 1e-12);
      return weights[index]
          / Math.sqrt(weights[index] * weights[index] + inflations[index] * unexplained);
    }
  }

  private static Optional<Fit> regression(Observed observed) {
    var varying =
        IntStream.range(0, observed.factors().size())
            .filter(factor -> !Ranks.isConstant(observed.columns()[factor]))
            .toArray();
    if (varying.length == 0
        || observed.rows() < varying.length + 2
        || Ranks.isConstant(observed.outcome())) {
      return Optional.empty();
    }
    var all = correlations(observed, varying);
    var last = varying.length;
    var solver = new LUDecomposition(all.getSubMatrix(0, last - 1, 0, last - 1)).getSolver();
    if (!solver.isNonSingular()) {
      return Optional.empty();
    }
    var inverse = solver.getInverse();
    var effects = Arrays.copyOf(all.getRow(last), last);
    var weights = inverse.operate(effects);
    var explained = 0.0;
    for (var index = 0; index < last; index++) {
      explained += weights[index] * effects[index];
    }
    var inflations = IntStream.range(0, last).mapToDouble(i -> inverse.getEntry(i, i)).toArray();
    return Optional.of(new Fit(varying, weights, inflations, explained));
  }

  /// Of the ranks of some factors, and of the outcome in the last place.
  private static RealMatrix correlations(Observed observed, int[] varying) {
    var scaled = new double[varying.length + 1][];
    for (var index = 0; index < varying.length; index++) {
      scaled[index] = scaled(observed.columns()[varying[index]]);
    }
    scaled[varying.length] = scaled(observed.outcome());
    var matrix = MatrixUtils.createRealMatrix(scaled.length, scaled.length);
    for (var a = 0; a < scaled.length; a++) {
      for (var b = 0; b <= a; b++) {
        var sum = 0.0;
        for (var row = 0; row < scaled[a].length; row++) {
          sum += scaled[a][row] * scaled[b][row];
        }
        matrix.setEntry(a, b, sum);
        matrix.setEntry(b, a, sum);
      }
    }
    return matrix;
  }

  /// Ranks with mean 0 and sum of squares 1.
  private static double[] scaled(double[] values) {
    var ranks = Ranks.of(values);
    var mean = (ranks.length + 1) / 2.0;
    var squares = Arrays.stream(ranks).map(rank -> (rank - mean) * (rank - mean)).sum();
    return Arrays.stream(ranks).map(rank -> (rank - mean) / Math.sqrt(squares)).toArray();
  }
}
