package org.jirga.analysis.sensitivity;

/// An index and its 95 % interval; NaN where it cannot be told.
public record Estimate(double value, double low, double high) {

  /// Whether the interval holds a value.
  public boolean covers(double truth) {
    return low <= truth && truth <= high;
  }

  public double halfWidth() {
    return (high - low) / 2;
  }
}
