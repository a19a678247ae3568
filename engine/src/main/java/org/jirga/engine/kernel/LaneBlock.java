package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.lanes.LaneLoops;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// A block in one array: scratch numbers, then a row for each slot, padded to whole vectors.
final class LaneBlock extends Block {

  final double[] numbers;

  /// From a row to the next, an odd number of cache lines: an even one, such as a power of two,
  /// would let the same lane of all rows compete for few places of the cache.
  final int stride;

  private final boolean[] uniform;
  private final LaneFunctions functions;

  private LaneLoops loops = (_, _, _, _) -> {};

  /// Of some slots, to pass on.
  private final int[] places = new int[64];

  /// @param rows how many there are
  /// @param uniform for each row that lasts from step to step, whether all lanes hold the same;
  /// rows beyond hold nothing between two operations
  LaneBlock(Program program, int rows, boolean[] uniform, int capacity, LaneFunctions functions) {
    super(program, capacity);
    this.functions = functions;
    var vectors = LaneFunctions.padded(capacity) / LaneFunctions.LANES;
    this.stride = (vectors | 1) * LaneFunctions.LANES;
    this.numbers =
        new double[Math.addExact(LaneFunctions.SCRATCH, Math.multiplyExact(rows, stride))];
    this.uniform = uniform;
  }

  /// The kernel's loops, for rows that lie as these do.
  LaneLoops loops() {
    return loops;
  }

  void setLoops(LaneLoops made) {
    loops = made;
  }

  /// Where a row begins.
  int at(int row) {
    return LaneFunctions.SCRATCH + row * stride;
  }

  /// How many lanes are computed: those of the runs and what a vector holds besides.
  int padded() {
    return LaneFunctions.padded(lanes());
  }

  void fill(int row, double value) {
    Arrays.fill(numbers, at(row), at(row) + stride, value);
  }

  void copy(int target, int from) {
    System.arraycopy(numbers, at(from), numbers, at(target), lanes());
  }

  @Override
  public double[] numbers(Slot slot) {
    return numbers;
  }

  @Override
  public int offset(Slot slot) {
    return at(slot.index());
  }

  @Override
  public boolean areFinite(Slot[] slots) {
    for (var from = 0; from < slots.length; from += places.length) {
      var count = Math.min(places.length, slots.length - from);
      for (var slot = 0; slot < count; slot++) {
        places[slot] = offset(slots[from + slot]);
      }
      if (!functions.areFinite(numbers, places, count, lanes())) {
        return false;
      }
    }
    return true;
  }

  /// Whether some rows hold finite numbers in the lanes of runs.
  ///
  /// @param rows where they begin
  boolean areFinite(int[] rows) {
    return functions.areFinite(numbers, rows, rows.length, lanes());
  }

  @Override
  public boolean isWithin(Slot slot, double low, double high) {
    return functions.areWithin(numbers, offset(slot), low, high, lanes());
  }

  @Override
  public double[] newRow() {
    return new double[LaneFunctions.padded(capacity())];
  }

  @Override
  public void raise(double[] most, Slot slot) {
    functions.raise(most, numbers, offset(slot), padded());
  }

  @Override
  public void lower(double[] least, Slot slot) {
    functions.lower(least, numbers, offset(slot), padded());
  }

  @Override
  public void addTo(double[] sum, Slot slot) {
    functions.addTo(sum, numbers, offset(slot), padded());
  }

  @Override
  protected void keepNumbers(int[] kept, int count) {
    for (var row = 0; row < uniform.length; row++) {
      if (!uniform[row]) {
        keep(numbers, at(row), kept, count);
      }
    }
  }
}
