package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
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
    return indices(new RankedFactors(observed.columns()), observed.outcome());
  }

  /// Factors are ranked once for all outcomes.
  @Override
  public double[][] ofSeveral(
      List<String> factors, double[][] columns, List<double[]> outcomes, long seed) {
    var ranked = new RankedFactors(columns);
    return outcomes.stream().map(it -> indices(ranked, it)).toArray(double[][]::new);
  }

  private double[] indices(RankedFactors factors, double[] outcome) {
    var indices = new double[factors.count];
    Arrays.fill(indices, Double.NaN);
    factors
        .regression(outcome)
        .ifPresent(
            fit -> {
              for (var index = 0; index < factors.varying.length; index++) {
                indices[factors.varying[index]] =
                    isPartial ? fit.partial(index) : fit.weights[index];
              }
            });
    return indices;
  }

  /// The share of the variance of the outcome's ranks that the regression explains: where it is
  /// low, the coefficients say little.
  public static double explained(Observed observed) {
    return new RankedFactors(observed.columns())
        .regression(observed.outcome())
        .map(Fit::explained)
        .orElse(Double.NaN);
  }

  /// @param weights standardised coefficients of the factors that vary
  /// @param inflations diagonal of the inverse of their correlations
  private record Fit(double[] weights, double[] inflations, double explained) {
    double partial(int index) {
      // what rounding leaves unexplained would make partial correlations of nothing
      var unexplained = Math.max(1 - explained, 1e-12);
      return weights[index]
          / Math.sqrt(weights[index] * weights[index] + inflations[index] * unexplained);
    }
  }

  /// The ranks of factors and how they are correlated, whatever the outcome.
  private static final class RankedFactors {
    private final int count;

    /// Places of the factors that are not the same everywhere.
    private final int[] varying;

    /// Ranks of these, scaled.
    private final double[][] scaled;

    /// Of their correlations; absent where factors explain each other in full.
    private final Optional<RealMatrix> inverse;

    RankedFactors(double[][] columns) {
      count = columns.length;
      varying =
          IntStream.range(0, count)
              .filter(factor -> columns[factor].length > 0 && !Ranks.isConstant(columns[factor]))
              .toArray();
      scaled =
          Arrays.stream(varying)
              .mapToObj(factor -> RankRegression.scaled(columns[factor]))
              .toArray(double[][]::new);
      inverse =
          varying.length == 0 || scaled[0].length < varying.length + 2
              ? Optional.empty()
              : inverse(scaled);
    }

    private static Optional<RealMatrix> inverse(double[][] scaled) {
      var all = MatrixUtils.createRealMatrix(scaled.length, scaled.length);
      for (var a = 0; a < scaled.length; a++) {
        for (var b = 0; b <= a; b++) {
          var sum = product(scaled[a], scaled[b]);
          all.setEntry(a, b, sum);
          all.setEntry(b, a, sum);
        }
      }
      var solver = new LUDecomposition(all).getSolver();
      return solver.isNonSingular() ? Optional.of(solver.getInverse()) : Optional.empty();
    }

    Optional<Fit> regression(double[] outcome) {
      if (inverse.isEmpty() || Ranks.isConstant(outcome)) {
        return Optional.empty();
      }
      var ranks = RankRegression.scaled(outcome);
      var effects = Arrays.stream(scaled).mapToDouble(it -> product(ranks, it)).toArray();
      var weights = inverse.get().operate(effects);
      var explained = 0.0;
      for (var index = 0; index < weights.length; index++) {
        explained += weights[index] * effects[index];
      }
      var inflations =
          IntStream.range(0, weights.length)
              .mapToDouble(i -> inverse.get().getEntry(i, i))
              .toArray();
      return Optional.of(new Fit(weights, inflations, explained));
    }

    private static double product(double[] one, double[] other) {
      var sum = 0.0;
      for (var row = 0; row < one.length; row++) {
        sum += one[row] * other[row];
      }
      return sum;
    }
  }

  /// Ranks with mean 0 and sum of squares 1.
  private static double[] scaled(double[] values) {
    var ranks = Ranks.of(values);
    var mean = (ranks.length + 1) / 2.0;
    var squares = Arrays.stream(ranks).map(rank -> (rank - mean) * (rank - mean)).sum();
    return Arrays.stream(ranks).map(rank -> (rank - mean) / Math.sqrt(squares)).toArray();
  }
}
