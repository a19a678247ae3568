package org.jirga.engine.program;

import java.util.List;

/// How much has flowed in since the time was a whole number last.
///
/// @param entered the amount at the start of the step
/// @param input what flows in, for a unit of time
public record Entry(Slot entered, Slot input) implements Pipeline {

  @Override
  public List<Slot> outputs() {
    return List.of(entered);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input);
  }

  @Override
  public List<Slot> settings() {
    return List.of();
  }
}
