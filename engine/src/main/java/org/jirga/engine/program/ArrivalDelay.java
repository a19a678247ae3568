package org.jirga.engine.program;

import java.util.List;

/// A delay of a duration that changes: what goes in at step `i` arrives `n` steps later, `n` being
/// the duration at step `i` in steps, rounded up, at least 1.
///
/// Until something has arrived the output is the initial value. A duration that is not a number
/// makes all outputs after it not a number.
///
/// @param output given for a whole step
/// @param input assigned among the net flows, read once a step
/// @param duration likewise, in units of time
/// @param missing likewise; not looked at by [Kind#INFORMATION]
public record ArrivalDelay(
    Kind kind, Slot output, Slot input, Slot duration, Slot initial, Slot missing)
    implements Pipeline {

  /// What comes out when several inputs arrive at a step, or none.
  public enum Kind {
    /// Their sum, or the missing value.
    MATERIAL,
    /// The one that went in last; if none is newer, what came out before.
    INFORMATION
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, duration, missing);
  }

  @Override
  public List<Slot> settings() {
    return List.of(initial);
  }
}
