package org.jirga.engine.arithmetic;

import java.util.Arrays;

/// What a function makes of itself: the values at which going through equations again and again
/// comes to rest.
public final class FixedPoint {

  /// More often nothing is gone through; that settles what shrinks to 0.997 of itself each time.
  private static final int MOST_SWEEPS = 10_000;

  /// A change of so small a share is none, once changes no longer get smaller.
  private static final double SETTLED = 1e-13;

  private FixedPoint() {}

  /// Values that follow from others.
  @FunctionalInterface
  public interface Step {
    /// @param x the values; not to be changed
    /// @param next takes what they become
    void apply(double[] x, double[] next);
  }

  /// The fixed point that is come to from a guess; all NaN where none is.
  public static double[] find(Step step, double[] guess) {
    var x = guess.clone();
    var next = new double[x.length];
    var before = Double.POSITIVE_INFINITY;
    for (var sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      step.apply(x, next);
      var change = 0.0;
      for (var i = 0; i < x.length; i++) {
        if (!Double.isFinite(next[i])) {
          return none(x.length);
        }
        if (next[i] != x[i]) {
          var size = Math.max(Math.abs(next[i]), Math.abs(guess[i]));
          change = Math.max(change, Math.abs(next[i] - x[i]) / size);
        }
        x[i] = next[i];
      }
      if (change == 0 || before <= SETTLED && change >= before) {
        return x;
      }
      before = change;
    }
    return none(x.length);
  }

  static double[] none(int length) {
    var values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
