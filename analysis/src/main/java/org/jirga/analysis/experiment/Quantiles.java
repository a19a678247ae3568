package org.jirga.analysis.experiment;

import java.util.Arrays;

/// Five quantiles of a sample, by linear interpolation (type 7 of Hyndman and Fan 1996).
public record Quantiles(double p5, double p25, double p50, double p75, double p95) {

  /// @param values in any order, not changed; NaN are left out; all NaN where none is left
  public static Quantiles of(double[] values) {
    var sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return new Quantiles(
        quantile(sorted, 0.05),
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        quantile(sorted, 0.95));
  }

  /// One quantile of values that rise.
  public static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    var at = share * (sorted.length - 1);
    var below = (int) at;
    if (below + 1 >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    return between(sorted[below], sorted[below + 1], at - below);
  }

  /// The value at a share of the way from one value to another. Where one of them is infinite,
  /// there is no way: all of it but its start belongs to what is infinite.
  static double between(double low, double high, double share) {
    if (Double.isFinite(low) && Double.isFinite(high)) {
      return low + share * (high - low);
    }
    return share == 0 || Double.isInfinite(low) ? low : high;
  }
}
