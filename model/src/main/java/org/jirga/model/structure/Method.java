package org.jirga.model.structure;

/// How stocks are integrated over time.
public enum Method {
  EULER,
  /// Heun's method of second order.
  RK2,
  /// The classical Runge-Kutta method of fourth order.
  RK4,
  /// Dormand and Prince's method of fifth order, which chooses its steps.
  RK45,
  /// An implicit method of fourth order, which chooses its steps; for models that other methods
  /// take too many steps for.
  STIFF
}
