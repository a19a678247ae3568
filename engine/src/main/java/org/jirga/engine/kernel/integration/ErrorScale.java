package org.jirga.engine.kernel.integration;

/// How large an error is, as a multiple of what is tolerated.
///
/// An error of a stock counts relative to the largest value that the stock has had in the run: one
/// rule for people and for shares, and for a stock that runs empty.
final class ErrorScale {

  private final double tolerance;
  private final double[] largest;
  private int worst;

  ErrorScale(double tolerance, int size) {
    this.tolerance = tolerance;
    this.largest = new double[size];
  }

  /// Takes in values that the stocks have had.
  void include(double[] values) {
    for (var i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], Math.abs(values[i]));
    }
  }

  /// The largest value that a stock has had, without its sign.
  double largest(int place) {
    return largest[place];
  }

  /// The largest error of any stock; NaN if one is not a number.
  ///
  /// @param next the values that the stocks would have
  double norm(double[] error, double[] next) {
    var most = 0.0;
    for (var i = 0; i < error.length; i++) {
      if (error[i] == 0) {
        continue;
      }
      var scale = tolerance * Math.max(largest[i], Math.abs(next[i]));
      var size = Math.abs(error[i]) / scale;
      if (!(size <= most)) {
        most = size;
        worst = i;
      }
      if (Double.isNaN(most)) {
        return most;
      }
    }
    return most;
  }

  /// The stock with the largest error in the latest norm that was not zero.
  int worst() {
    return worst;
  }
}
