package org.jirga.workbench.project;

/// Numbers as a person writes them.
final class Words {

  private static final double LARGEST_WHOLE = 1e15;

  private Words() {}

  /// `3000`, `0.35`, `1.0E-9`.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
