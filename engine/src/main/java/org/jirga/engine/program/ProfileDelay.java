package org.jirga.engine.program;

import java.util.List;

/// A delay of any form (Vensim reference manual, DELAY PROFILE): what goes in comes out over time
/// as a profile has it, stretched so that the mean delay is the time at which it goes in.
///
/// What goes in during a step is counted as from the middle of it. What comes out after less than
/// half a step more comes out in the step that began then; in the next step at the earliest. The
/// manual leaves this open. A time that is not more than 0, or not a number, makes the output not
/// a number from then on.
///
/// @param output for a unit of time; given for a whole step
/// @param input for a unit of time; like the next assigned among the net flows, read once a step
/// @param duration the mean delay
/// @param initial what comes out in the first step
/// @param growth for a unit of time, of what went in before the run
/// @param initialDuration the mean delay of that
/// @param profile how much comes out when
public record ProfileDelay(
    Slot output,
    Slot input,
    Slot duration,
    Slot initial,
    Slot growth,
    Slot initialDuration,
    BeltDelay.Profile profile)
    implements Pipeline {

  /// More steps than any machine could hold.
  public static final int MOST_STEPS = 1 << 24;

  /// The middle of the profile's area, whose x are times.
  public double mean() {
    var points = profile.area().points().points();
    var sum = 0.0;
    for (var i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = points.get(i);
      var left = (2 * from.x() + to.x()) * from.y();
      var right = (from.x() + 2 * to.x()) * to.y();
      sum += (to.x() - from.x()) * (left + right) / 6;
    }
    return sum / profile.whole();
  }

  /// Whether something of the profile lies before 0, or below it.
  boolean isNegative() {
    return profile.area().points().points().stream()
        .anyMatch(point -> point.x() < 0 || point.y() < 0);
  }

  private double before(double x) {
    return x <= profile.first()
        ? 0
        : x >= profile.last() ? 1 : profile.area().at(x) / profile.whole();
  }

  /// The shares that come out in the steps after the one in which it went in; empty where the
  /// delay is none.
  ///
  /// @param steps the mean delay in steps
  public double[] shares(double steps) {
    var stretch = steps / mean();
    var count = Math.max(1, Math.ceil(profile.last() * stretch - 0.5));
    if (!(steps > 0 && count <= MOST_STEPS)) {
      return new double[0];
    }
    var shares = new double[(int) count];
    var passed = 0.0;
    for (var step = 0; step < shares.length; step++) {
      var until = step + 1 == shares.length ? 1 : before((step + 1.5) / stretch);
      shares[step] = until - passed;
      passed = until;
    }
    return shares;
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, duration);
  }

  @Override
  public List<Slot> settings() {
    return List.of(initial, growth, initialDuration);
  }
}
