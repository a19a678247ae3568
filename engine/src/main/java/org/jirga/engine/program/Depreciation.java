package org.jirga.engine.program;

import java.util.List;

/// What earlier fiscal periods leave to be depreciated now, in equal parts over a lifetime
/// (Vensim reference manual, DEPRECIATE STRAIGHTLINE). The first period begins with the run.
///
/// A lifetime that is no whole number of periods, or a period that is no whole number of steps,
/// makes the output not a number.
///
/// @param output for a unit of time; given for a whole step
/// @param input the stream, for a unit of time; assigned among the net flows, read once a step
/// @param lifetime in units of time
/// @param period in units of time
/// @param initial what the stream was in all periods before the run
public record Depreciation(Slot output, Slot input, Slot lifetime, Slot period, Slot initial)
    implements Pipeline {

  /// So close to a whole number a quotient of times is meant to be one.
  public static final double TOLERANCE = 1e-6;

  /// How often the second time goes into the first; 0 if it doesn't.
  public static int count(double whole, double part) {
    var count = Math.rint(whole / part);
    return count >= 1
            && count <= Integer.MAX_VALUE
            && Math.abs(whole / part - count) <= TOLERANCE * count
        ? (int) count
        : 0;
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input);
  }

  @Override
  public List<Slot> settings() {
    return List.of(lifetime, period, initial);
  }
}
