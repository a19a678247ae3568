package org.jirga.engine.kernel;

import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// The numbers of many runs side by side, each run in its lane. Made by a kernel for itself, which
/// decides how they lie in memory; used by one thread at a time.
///
/// The value of a slot in lane `l` is `numbers(slot)[offset(slot) + l]`.
public abstract class Block {

  private final Pipelines pipelines;
  private final int capacity;
  private int lanes;

  protected Block(Program program, int capacity) {
    this.capacity = capacity;
    this.pipelines = new Pipelines(program, capacity);
  }

  /// The most runs it can hold.
  public final int capacity() {
    return capacity;
  }

  /// How many runs it holds now, in lanes from 0.
  public final int lanes() {
    return lanes;
  }

  /// For kernels: how many runs there are from now on.
  public final void setLanes(int lanes) {
    if (lanes < 0 || lanes > capacity) {
      throw new IllegalArgumentException(
          "%d runs do not fit a block of %d.".formatted(lanes, capacity));
    }
    this.lanes = lanes;
  }

  /// For kernels: what is under way in fixed delays.
  public final Pipelines pipelines() {
    return pipelines;
  }

  /// The array that holds the values of a slot, and maybe those of others. Only kernels write to
  /// it.
  public abstract double[] numbers(Slot slot);

  /// The place of a slot's value in lane 0; the other lanes follow.
  public abstract int offset(Slot slot);

  /// Sets a constant of one run, before it is started.
  public final void set(Slot constant, int lane, double value) {
    numbers(constant)[offset(constant) + lane] = value;
  }

  /// The value of a slot in one lane.
  public final double value(Slot slot, int lane) {
    return numbers(slot)[offset(slot) + lane];
  }

  /// Drops all runs but some, which move to the first lanes in their order.
  ///
  /// @param kept lanes, rising; only the first `count` are looked at
  public final void keep(int[] kept, int count) {
    keepNumbers(kept, count);
    pipelines.keep(kept, count);
    setLanes(count);
  }

  /// Moves what the slots hold from step to step; nothing else has to be right between two
  /// evaluations.
  protected abstract void keepNumbers(int[] kept, int count);

  /// Moves the kept lanes of one stretch of numbers to its beginning.
  protected static void keep(double[] numbers, int offset, int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      numbers[offset + lane] = numbers[offset + kept[lane]];
    }
  }
}
