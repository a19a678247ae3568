package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import org.jirga.analysis.order.Ranks;

/// Regional sensitivity: runs are parted by their outcome, and the index of a factor is how far its
/// distribution in the one part is from that in the other (Kolmogorov-Smirnov).
///
/// @param share of the runs in the lower part; runs with the same outcome stay together
/// @see "Hornberger and Spear (1981), J. Environ. Manag. 12, 7"
public record Regional(double share) implements Method {

  public Regional {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("The share %s leaves one part.".formatted(share));
    }
  }

  @Override
  public String id() {
    return "regional";
  }

  @Override
  public String title() {
    return "Regional sensitivity";
  }

  @Override
  public double[] of(Observed observed, long seed) {
    var sorted = observed.outcome().clone();
    Arrays.sort(sorted);
    if (sorted.length < 2) {
      return nothing(observed);
    }
    var limit = sorted[Math.clamp((long) (share * sorted.length), 1, sorted.length - 1)];
    var upper = new boolean[sorted.length];
    for (var row = 0; row < upper.length; row++) {
      // an outcome of two values is parted between them, whatever the share
      upper[row] =
          limit > sorted[0] ? observed.outcome()[row] >= limit : observed.outcome()[row] > limit;
    }
    return of(observed, upper);
  }

  /// The index of each factor for runs that are parted already.
  public static double[] of(Observed observed, boolean[] upper) {
    var inUpper = 0;
    for (var one : upper) {
      inUpper += one ? 1 : 0;
    }
    if (inUpper == 0 || inUpper == upper.length) {
      return nothing(observed);
    }
    var count = inUpper;
    return Arrays.stream(observed.columns())
        .mapToDouble(column -> distance(column, upper, count))
        .toArray();
  }

  private static double distance(double[] column, boolean[] upper, int inUpper) {
    if (Ranks.isConstant(column)) {
      return Double.NaN;
    }
    var order = Ranks.order(column);
    var largest = 0.0;
    var seenUpper = 0;
    for (var position = 0; position < order.length; position++) {
      seenUpper += upper[order[position]] ? 1 : 0;
      if (position + 1 == order.length || column[order[position + 1]] > column[order[position]]) {
        var seenLower = position + 1 - seenUpper;
        largest =
            Math.max(
                largest,
                Math.abs(
                    (double) seenUpper / inUpper - (double) seenLower / (order.length - inUpper)));
      }
    }
    return largest;
  }

  private static double[] nothing(Observed observed) {
    var nothing = new double[observed.factors().size()];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }
}
