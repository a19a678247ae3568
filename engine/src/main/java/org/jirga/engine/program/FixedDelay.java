package org.jirga.engine.program;

import java.util.List;

/// A pipeline: its output at step `i` is its input at step `i - n`, and the initial value while
/// `i < n`.
///
/// `n` is the duration, read when the run starts, in steps: rounded up, at least 1. A duration that
/// is not a number makes the output not a number.
///
/// @param output given for a whole step
/// @param input assigned among the net flows, read once a step
/// @param duration in units of time
public record FixedDelay(Slot output, Slot input, Slot duration, Slot initial) implements Pipeline {

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
    return List.of(duration, initial);
  }
}
