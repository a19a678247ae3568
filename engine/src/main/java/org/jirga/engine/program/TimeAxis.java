package org.jirga.engine.program;

import java.util.OptionalInt;

/// The times of a run. A time is always `start + i * dt`, never a running sum. Saved is the first
/// step that is not before each multiple of the save period.
///
/// @param count of steps; there is one evaluation more
/// @param saveEvery the save period in steps, at least 1 and usually whole; the first save is at
/// the start
public record TimeAxis(double start, double dt, int count, double saveEvery) {

  /// How far from a whole number of steps a time may be, as a share of a step.
  static final double TOLERANCE = 1e-6;

  public TimeAxis {
    if (!Double.isFinite(start)
        || !Double.isFinite(dt)
        || !(dt > 0)
        || count < 0
        || !(saveEvery >= 1)) {
      throw new IllegalArgumentException(
          "No time runs from %s by %s for %d steps, saved every %s."
              .formatted(start, dt, count, saveEvery));
    }
  }

  /// The time of an evaluation, from 0 to [#count()].
  public double time(int step) {
    return start + step * dt;
  }

  /// The time of the last evaluation.
  public double stop() {
    return time(count);
  }

  /// The step whose time this is, within a millionth of a step.
  public OptionalInt stepAt(double time) {
    var steps = (time - start) / dt;
    var whole = Math.rint(steps);
    return Math.abs(steps - whole) <= TOLERANCE && whole >= 0 && whole <= count
        ? OptionalInt.of((int) whole)
        : OptionalInt.empty();
  }

  /// How many evaluations are saved.
  public int saves() {
    return saveNumber(count) + 1;
  }

  /// Whether the values at a step are saved.
  public boolean isSave(int step) {
    return saveStep(saveNumber(step)) == step;
  }

  /// How many saves come before a step that is saved; otherwise, before the last that is.
  public int saveNumber(int step) {
    return (int) Math.floor((step + TOLERANCE) / saveEvery);
  }

  private int saveStep(int save) {
    return (int) Math.ceil(save * saveEvery - TOLERANCE);
  }

  /// The save times, ascending.
  public double[] saveTimes() {
    var times = new double[saves()];
    for (var save = 0; save < times.length; save++) {
      times[save] = time(saveStep(save));
    }
    return times;
  }
}
