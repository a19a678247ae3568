package org.jirga.engine.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;
import org.jspecify.annotations.Nullable;

/// The numbers of many runs side by side, each run in its lane. Made by a kernel for itself, which
/// decides how they lie in memory; used by one thread at a time.
///
/// The value of a slot in lane `l` is `numbers(slot)[offset(slot) + l]`.
public abstract class Block {

  private final Pipelines pipelines;
  private final int capacity;
  private final long[] runs;
  private int lanes;
  private @Nullable Object memory;
  private @Nullable Interruption interruption;

  protected Block(Program program, int capacity) {
    this.capacity = capacity;
    this.runs = new long[capacity];
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

  /// For methods of integration: what they keep for the runs in this block, made when it is first
  /// asked for.
  public final <T> T memory(Class<T> type, Supplier<T> made) {
    if (memory == null) {
      memory = made.get();
    }
    return type.cast(memory);
  }

  /// For methods of integration: gives up on the one run in the block.
  public final void interrupt(Interruption reason) {
    interruption = reason;
  }

  /// For methods of integration: nothing is wrong with the next run.
  public final void resume() {
    interruption = null;
  }

  /// Why the method of integration gave up on the one run in the block, if it did.
  public final Optional<Interruption> interruption() {
    return Optional.ofNullable(interruption);
  }

  /// Says which run a lane is, before it is started: what its random numbers go by.
  ///
  /// @param key made of the seed and the number of the run
  public final void setRun(int lane, long key) {
    runs[lane] = key;
  }

  final long run(int lane) {
    return runs[lane];
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

  /// Whether all slots hold finite numbers in all lanes.
  public boolean areFinite(Slot[] slots) {
    for (var slot : slots) {
      for (var lane = 0; lane < lanes; lane++) {
        if (!Double.isFinite(value(slot, lane))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether a slot lies between two bounds, themselves included, in all lanes.
  public boolean isWithin(Slot slot, double low, double high) {
    for (var lane = 0; lane < lanes; lane++) {
      var value = value(slot, lane);
      if (!(value >= low && value <= high)) {
        return false;
      }
    }
    return true;
  }

  /// A row of numbers beside a block's, one for each lane, for [#raise] and its kin.
  public double[] newRow() {
    return new double[capacity];
  }

  /// Raises each number of a row to the slot's value where this is larger.
  public void raise(double[] most, Slot slot) {
    for (var lane = 0; lane < lanes; lane++) {
      most[lane] = Math.max(most[lane], value(slot, lane));
    }
  }

  /// Lowers each number of a row to the slot's value where this is smaller.
  public void lower(double[] least, Slot slot) {
    for (var lane = 0; lane < lanes; lane++) {
      least[lane] = Math.min(least[lane], value(slot, lane));
    }
  }

  /// Adds the slot's value to each number of a row.
  public void addTo(double[] sum, Slot slot) {
    for (var lane = 0; lane < lanes; lane++) {
      sum[lane] += value(slot, lane);
    }
  }

  /// Drops all runs but some, which move to the first lanes in their order.
  ///
  /// @param kept lanes, rising; only the first `count` are looked at
  public final void keep(int[] kept, int count) {
    keepNumbers(kept, count);
    pipelines.keep(kept, count);
    for (var lane = 0; lane < count; lane++) {
      runs[lane] = runs[kept[lane]];
    }
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
