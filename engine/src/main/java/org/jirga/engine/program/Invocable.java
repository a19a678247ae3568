package org.jirga.engine.program;

/// A function of many numbers that may have many values: what [Code.Invoke] executes.
public sealed interface Invocable permits Calculation, AlgebraicLoop {

  /// The value for these operands. What every kernel must give, to the bit.
  ///
  /// @param element which of several values
  double apply(int element, double[] operands);
}
