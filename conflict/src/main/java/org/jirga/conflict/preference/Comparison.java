package org.jirga.conflict.preference;

/// How one state compares with another in somebody's eyes.
public enum Comparison {
  MUCH_BETTER,
  BETTER,
  EQUAL,
  WORSE,
  MUCH_WORSE,
  UNKNOWN;

  /// Preferred, strongly or not.
  public boolean isBetter() {
    return this == BETTER || this == MUCH_BETTER;
  }

  /// Less preferred, strongly or not, or equal.
  public boolean isWorseOrEqual() {
    return this == WORSE || this == MUCH_WORSE || this == EQUAL;
  }

  static Comparison of(int difference) {
    return difference > 0 ? BETTER : difference < 0 ? WORSE : EQUAL;
  }
}
