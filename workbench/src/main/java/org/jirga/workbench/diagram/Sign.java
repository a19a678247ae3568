package org.jirga.workbench.diagram;

/// Which way a variable moves when another one rises.
enum Sign {
  SAME,
  OPPOSITE,
  /// Now the one, now the other, or not to be seen in the equation.
  EITHER;

  Sign opposite() {
    return times(OPPOSITE);
  }

  /// Of one influence after another.
  Sign times(Sign next) {
    return this == EITHER || next == EITHER ? EITHER : this == next ? SAME : OPPOSITE;
  }

  /// Of two influences at once.
  Sign and(Sign other) {
    return this == other ? this : EITHER;
  }
}
