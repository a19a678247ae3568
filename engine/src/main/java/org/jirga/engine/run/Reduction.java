package org.jirga.engine.run;

/// What makes one number of a variable's course.
///
/// Values are those at a time, before the step from it is taken. A time that the program does not
/// evaluate (outside of its span, or between two steps) is an error of the caller.
public sealed interface Reduction {

  /// The value at the final time.
  record Final() implements Reduction {}

  /// The value at one time.
  record At(double time) implements Reduction {
    public At {
      if (!Double.isFinite(time)) {
        throw new IllegalArgumentException("There is no value at time %s.".formatted(time));
      }
    }
  }

  /// The largest value over every evaluation, the initial and the final one included.
  record Maximum() implements Reduction {}

  /// The smallest value over every evaluation, the initial and the final one included.
  record Minimum() implements Reduction {}

  /// The arithmetic mean over every evaluation, the initial and the final one included, added in
  /// their order.
  record Mean() implements Reduction {}

  /// The time of the first evaluation at which the value has reached a threshold; infinity where it
  /// never does.
  ///
  /// @param rising whether values at and above the threshold count, or at and below
  record Crossing(double threshold, boolean rising) implements Reduction {
    public Crossing {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("Nothing reaches %s.".formatted(threshold));
      }
    }

    boolean isBeyond(double value) {
      return rising ? value >= threshold : value <= threshold;
    }
  }

  /// The arithmetic mean of the values at `from`, `from + every`, … up to and with `to`, added in
  /// this order.
  record MeanAt(double from, double to, double every) implements Reduction {
    public MeanAt {
      if (!Double.isFinite(from)
          || !Double.isFinite(to)
          || !Double.isFinite(every)
          || !(every > 0)
          || to < from) {
        throw new IllegalArgumentException(
            "There is no mean from %s to %s every %s.".formatted(from, to, every));
      }
    }
  }
}
