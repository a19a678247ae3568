package org.jirga.engine.program;

import java.util.List;

/// Batches that wait in the order in which they came (XMILE 1.0, section 3.7.1): a batch is what
/// flows in during a step.
///
/// @param front how much the first batch holds, per unit of time for one step
/// @param input what comes in, for a unit of time
/// @param taken what leaves from the front, for a unit of time
/// @param content at the start, one batch
public record Queue(Slot front, Slot input, Slot taken, Slot content) implements Pipeline {

  @Override
  public List<Slot> outputs() {
    return List.of(front);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, taken);
  }

  @Override
  public List<Slot> settings() {
    return List.of(content);
  }
}
