package org.jirga.engine.program;

import java.util.List;

/// Input that is collected into batches, each worked on for a time and then released in one step
/// (Vensim reference manual, DELAY BATCH).
///
/// At a step no batch is being worked on, and as much as a batch has been collected until then: a
/// batch of this size begins, the rest goes on waiting. It is released so many steps later as its
/// time at its beginning has, rounded up, at least 1; that step the next one may begin. A size
/// below 0 makes the output not a number from then on.
///
/// @param output amount per unit of time, 0 but in the step of a release
/// @param input for a unit of time; like the next two assigned among the net flows, read once a
/// step
/// @param size of a batch
/// @param duration in units of time
/// @param batch what comes out when the batch that the run begins with is released, for a unit of
/// time; there is none if it is not above 0
/// @param release the time at which it is
/// @param backlog what has been collected before the run
public record BatchDelay(
    Slot output, Slot input, Slot size, Slot duration, Slot batch, Slot release, Slot backlog)
    implements Pipeline {

  /// So much of a batch may be missing: the rounding of a sum of inputs.
  public static final double TOLERANCE = 1e-9;

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, size, duration);
  }

  @Override
  public List<Slot> settings() {
    return List.of(batch, release, backlog);
  }
}
