package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// The numbers of many runs side by side: for each slot a row, with a lane for each run.
///
/// A row is an array of its own and not a stretch of one large array, because HotSpot (JDK 25)
/// turns `a[i] = b[i] + c[i]` into vector instructions, but not `x[o + i] = x[p + i] + x[q + i]`,
/// where it has to expect that the stretches overlap.
public final class Block {

  final double[][] rows;
  final Pipelines pipelines;
  private final boolean[] uniform;
  private final int capacity;
  private int lanes;

  /// @param uniform for each row that lasts from step to step, whether all lanes hold the same;
  /// rows beyond hold nothing between two operations
  Block(Program program, double[][] rows, boolean[] uniform, int capacity) {
    this.rows = rows;
    this.uniform = uniform;
    this.capacity = capacity;
    this.pipelines = new Pipelines(program, capacity);
  }

  /// The most runs it can hold.
  public int capacity() {
    return capacity;
  }

  /// How many runs it holds now, in lanes from 0.
  public int lanes() {
    return lanes;
  }

  void setLanes(int lanes) {
    if (lanes < 0 || lanes > capacity) {
      throw new IllegalArgumentException(
          "%d runs do not fit a block of %d.".formatted(lanes, capacity));
    }
    this.lanes = lanes;
  }

  /// The values of a slot, one for each lane; longer than the number of lanes. To be read only.
  public double[] row(Slot slot) {
    return rows[slot.index()];
  }

  /// Sets a constant of one run, before it is started.
  public void set(Slot constant, int lane, double value) {
    rows[constant.index()][lane] = value;
  }

  /// Drops all runs but some, which move to the first lanes in their order.
  ///
  /// @param kept lanes, rising; only the first `count` are looked at
  public void keep(int[] kept, int count) {
    for (var row = 0; row < uniform.length; row++) {
      if (!uniform[row]) {
        keep(rows[row], kept, count);
      }
    }
    pipelines.keep(kept, count);
    setLanes(count);
  }

  static void keep(double[] row, int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      row[lane] = row[kept[lane]];
    }
  }

  static void fill(double[] row, double value) {
    Arrays.fill(row, value);
  }
}
