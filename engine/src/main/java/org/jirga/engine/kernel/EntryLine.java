package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.Entry;
import org.jirga.engine.program.TimeAxis;

/// What has entered since the time was a whole number last, in each lane.
final class EntryLine implements Pipelines.Line {

  private final Entry entry;
  private final TimeAxis time;
  private final double[] entered;

  EntryLine(Entry entry, TimeAxis time, int capacity) {
    this.entry = entry;
    this.time = time;
    this.entered = new double[capacity];
  }

  @Override
  public void start(Block block) {
    Arrays.fill(entered, 0);
  }

  @Override
  public void release(Block block, int step) {
    if (step > 0 && unit(step) > unit(step - 1)) {
      Arrays.fill(entered, 0);
    }
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(entry.entered(), lane, entered[lane]);
    }
  }

  private double unit(int step) {
    return Math.floor(time.time(step) + Duration.TOLERANCE * time.dt());
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      entered[lane] += block.value(entry.input(), lane) * time.dt();
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    Block.keep(entered, 0, kept, count);
  }
}
