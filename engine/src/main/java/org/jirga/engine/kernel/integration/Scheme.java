package org.jirga.engine.kernel.integration;

/// One step of an adaptive method, of a length that others choose. Has memory for one run.
interface Scheme {

  /// By which power of its length the error of a step grows.
  int errorOrder();

  /// Tries a step.
  ///
  /// @param stocks at the time, with their `slopes`
  /// @param next receives the stocks after the step, `nextSlopes` their net flows there
  /// @return the error as a multiple of the tolerated one; NaN if the step cannot be done
  double attempt(
      StockSystem system,
      ErrorScale scale,
      double time,
      double length,
      double[] stocks,
      double[] slopes,
      double[] next,
      double[] nextSlopes);
}
