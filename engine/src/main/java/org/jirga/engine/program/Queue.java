package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;

/// Batches that wait in the order in which they came (XMILE 1.0, section 3.7.3): a batch is what
/// one flow brings in during a step.
///
/// @param front how much the first batch holds, per unit of time for one step
/// @param entering what comes in, for a unit of time, by the flows in their order
/// @param taken what leaves from the front, for a unit of time
/// @param content at the start, one batch
/// @param batches of which the content consists, the first of them first, if there are several
public record Queue(Slot front, List<Slot> entering, Slot taken, Slot content, List<Slot> batches)
    implements Pipeline {

  /// So much of a batch, or of what is taken, is a rounding error.
  public static final double TOLERANCE = 1e-12;

  public Queue {
    entering = List.copyOf(entering);
    batches = List.copyOf(batches);
  }

  @Override
  public List<Slot> outputs() {
    return List.of(front);
  }

  @Override
  public List<Slot> inputs() {
    var inputs = new ArrayList<>(entering);
    inputs.add(taken);
    return inputs;
  }

  @Override
  public List<Slot> settings() {
    var settings = new ArrayList<Slot>(List.of(content));
    settings.addAll(batches);
    return settings;
  }
}
