package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// A block of rows: for each slot an array, with a lane for each run.
///
/// A row is an array of its own and not a stretch of one large array, because HotSpot (JDK 25)
/// turns `a[i] = b[i] + c[i]` into vector instructions, but not `x[o + i] = x[p + i] + x[q + i]`,
/// where it has to expect that the stretches overlap.
final class RowBlock extends Block {

  final double[][] rows;
  private final boolean[] uniform;

  /// @param uniform for each row that lasts from step to step, whether all lanes hold the same;
  /// rows beyond hold nothing between two operations
  RowBlock(Program program, double[][] rows, boolean[] uniform, int capacity) {
    super(program, capacity);
    this.rows = rows;
    this.uniform = uniform;
  }

  @Override
  public double[] numbers(Slot slot) {
    return rows[slot.index()];
  }

  @Override
  public int offset(Slot slot) {
    return 0;
  }

  @Override
  protected void keepNumbers(int[] kept, int count) {
    for (var row = 0; row < uniform.length; row++) {
      if (!uniform[row]) {
        keep(rows[row], 0, kept, count);
      }
    }
  }

  static void fill(double[] row, double value) {
    Arrays.fill(row, value);
  }
}
