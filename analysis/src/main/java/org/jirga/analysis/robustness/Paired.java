package org.jirga.analysis.robustness;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jirga.analysis.experiment.Share;

/// One policy minus another, future by future.
///
/// @param mean of the differences; NaN where there are none
/// @param low of the 95 % interval of the mean, by Student's t; NaN where there are fewer than two
/// @param better futures in which the first policy is strictly better
/// @param worse futures in which it is strictly worse
public record Paired(double mean, double low, double high, Share better, Share worse) {

  /// @param one performance of a policy in each future; more is better
  public static Paired of(double[] one, double[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "%d futures of one policy and %d of the other are no pairs."
              .formatted(one.length, other.length));
    }
    var differences =
        IntStream.range(0, one.length)
            .mapToDouble(future -> one[future] - other[future])
            .filter(Double::isFinite)
            .toArray();
    var n = differences.length;
    var mean = Arrays.stream(differences).sum() / n;
    var squares = Arrays.stream(differences).map(value -> (value - mean) * (value - mean)).sum();
    var half =
        n < 2
            ? Double.NaN
            : new TDistribution(n - 1).inverseCumulativeProbability(0.975)
                * Math.sqrt(squares / (n - 1.0) / n);
    return new Paired(
        mean,
        mean - half,
        mean + half,
        new Share(Arrays.stream(differences).filter(value -> value > 0).count(), n),
        new Share(Arrays.stream(differences).filter(value -> value < 0).count(), n));
  }
}
