package org.jirga.engine.run;

import java.util.Arrays;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.program.Slot;

/// The latest values of the series of a block's runs. A block gives the values of many runs at one
/// time, results want those of one run at many times: numbers go from one to the other many times
/// at once, so that each part of memory is visited once and not for each number.
final class SeriesBuffer {

  private static final int MOST_SAVES = 16;

  private final Slot[] slots;
  private final int capacity;

  /// For each series, save by save the lanes.
  private final double[][] values;

  private int firstSave;
  private int saves;

  SeriesBuffer(Slot[] slots, int capacity) {
    this.slots = slots;
    this.capacity = capacity;
    this.values = new double[slots.length][MOST_SAVES * capacity];
  }

  /// Starts anew with other runs.
  void begin() {
    firstSave = 0;
    saves = 0;
  }

  /// Takes the values at the next save time.
  ///
  /// @param rows for each lane, its row in the results
  void take(Results results, Block block, int[] rows) {
    for (var series = 0; series < slots.length; series++) {
      System.arraycopy(
          block.numbers(slots[series]),
          block.offset(slots[series]),
          values[series],
          saves * capacity,
          block.lanes());
    }
    saves++;
    if (saves == MOST_SAVES) {
      flush(results, block.lanes(), rows);
    }
  }

  /// Writes what was taken; to be called before lanes change.
  void flush(Results results, int lanes, int[] rows) {
    for (var series = 0; series < slots.length; series++) {
      var from = values[series];
      var to = results.series.get(series);
      for (var lane = 0; lane < lanes; lane++) {
        var at = rows[lane] * results.saves() + firstSave;
        for (var save = 0; save < saves; save++) {
          to[at + save] = from[save * capacity + lane];
        }
      }
    }
    firstSave += saves;
    saves = 0;
  }

  /// Notes that a run has ended, so that its row has no further values; to be called after
  // [#flush].
  void end(Results results, int row) {
    var width = results.saves();
    for (var values : results.series) {
      Arrays.fill(values, row * width + firstSave, (row + 1) * width, Double.NaN);
    }
  }
}
