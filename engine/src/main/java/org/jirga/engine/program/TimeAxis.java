package org.jirga.engine.program;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The times of a run. A time is always `start + i * dt`, never a running sum, unless the steps are
/// uneven. Saved is the first step that is not before each multiple of the save period.
///
/// @param dt the length of a step, or of the first one
/// @param count of steps; there is one evaluation more
/// @param saveEvery the save period in steps, at least 1 and usually whole; the first save is at
/// the start; 1 where the steps are uneven
public record TimeAxis(
    double start, double dt, int count, double saveEvery, Optional<Uneven> uneven) {

  /// Steps whose length changes during the run.
  ///
  /// @param times of each evaluation, ascending
  /// @param lengths of each step
  /// @param saves the steps that are saved, ascending from 0
  public record Uneven(List<Double> times, List<Double> lengths, List<Integer> saves) {
    public Uneven {
      times = List.copyOf(times);
      lengths = List.copyOf(lengths);
      saves = List.copyOf(saves);
    }

    boolean isOfOneLength() {
      return lengths.stream().distinct().count() <= 1;
    }
  }

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

  /// Steps of one length.
  public TimeAxis(double start, double dt, int count, double saveEvery) {
    this(start, dt, count, saveEvery, Optional.empty());
  }

  static TimeAxis of(Uneven uneven) {
    var first = uneven.lengths().isEmpty() ? 1 : uneven.lengths().getFirst();
    return new TimeAxis(
        uneven.times().getFirst(), first, uneven.lengths().size(), 1, Optional.of(uneven));
  }

  /// The time of an evaluation, from 0 to [#count()].
  public double time(int step) {
    return uneven.isPresent() ? uneven.get().times().get(step) : start + step * dt;
  }

  /// The length of the step that follows an evaluation.
  public double dt(int step) {
    return uneven.isPresent() ? uneven.get().lengths().get(step) : dt;
  }

  /// The time of the last evaluation.
  public double stop() {
    return time(count);
  }

  /// The step whose time this is, within a millionth of a step.
  public OptionalInt stepAt(double time) {
    if (uneven.isPresent()) {
      return stepAt(time, uneven.get().times());
    }
    var steps = (time - start) / dt;
    var whole = Math.rint(steps);
    return Math.abs(steps - whole) <= TOLERANCE && whole >= 0 && whole <= count
        ? OptionalInt.of((int) whole)
        : OptionalInt.empty();
  }

  private OptionalInt stepAt(double time, List<Double> times) {
    for (var step = 0; step <= count; step++) {
      if (Math.abs(times.get(step) - time) <= TOLERANCE * dt(Math.min(step, count - 1))) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
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
    if (uneven.isPresent()) {
      var found = Collections.binarySearch(uneven.get().saves(), step);
      return found >= 0 ? found : -found - 2;
    }
    return (int) Math.floor((step + TOLERANCE) / saveEvery);
  }

  public int saveStep(int save) {
    return uneven.isPresent()
        ? uneven.get().saves().get(save)
        : (int) Math.ceil(save * saveEvery - TOLERANCE);
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
