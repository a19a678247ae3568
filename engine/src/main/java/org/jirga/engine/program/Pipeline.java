package org.jirga.engine.program;

import java.util.List;

/// What is filled into a block from outside of the assignments, once a step: what a run remembers,
/// and chance.
public sealed interface Pipeline
    permits FixedDelay,
        ArrivalDelay,
        BatchDelay,
        BeltDelay,
        Conveyor,
        Queue,
        FifoQueue,
        Oven,
        Entry,
        Depreciation,
        ScheduledDepreciation,
        ProfileDelay,
        Returns,
        Shift,
        RandomStream {

  /// Set before each evaluation, and given for a whole step.
  List<Slot> outputs();

  /// Assigned among the net flows, read once a step.
  List<Slot> inputs();

  /// Computed among the initial values, read when the run starts.
  List<Slot> settings();

  /// Stocks that it may set to something else at the end of a step.
  default List<Slot> moved() {
    return List.of();
  }
}
