package org.jirga.analysis.discovery;

/// What a box demands of one factor.
public sealed interface Limit {

  boolean admits(double value);

  /// Between two ends, both included; an infinite end is no limit.
  record Between(double low, double high) implements Limit {
    public Between {
      if (!(low <= high)) {
        throw new IllegalArgumentException("Nothing lies between %s and %s.".formatted(low, high));
      }
    }

    @Override
    public boolean admits(double value) {
      return low <= value && value <= high;
    }

    public boolean hasLow() {
      return low > Double.NEGATIVE_INFINITY;
    }

    public boolean hasHigh() {
      return high < Double.POSITIVE_INFINITY;
    }
  }

  /// One of some categories.
  ///
  /// @param mask the bit of each category that is admitted
  record OneOf(long mask) implements Limit {
    @Override
    public boolean admits(double value) {
      return (mask >>> (int) value & 1) != 0;
    }

    public boolean admitsCategory(int category) {
      return (mask >>> category & 1) != 0;
    }
  }
}
