package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.Shift;

/// What each lane is about to shift at the end of a step, and has lost by it.
final class ShiftLine implements Pipelines.Line {

  private final Shift shift;

  /// Of the present step, by lane.
  private final double[] condition;

  private final double[] accumulates;
  private final double[] entering;

  private final double[] lost;

  ShiftLine(Shift shift, int capacity) {
    this.shift = shift;
    this.condition = new double[capacity];
    this.accumulates = new double[capacity];
    this.entering = new double[capacity];
    this.lost = new double[capacity];
  }

  @Override
  public void start(Block block) {
    Arrays.fill(lost, 0);
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(shift.output(), lane, lost[lane]);
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      condition[lane] = block.value(shift.condition(), lane);
      accumulates[lane] = block.value(shift.accumulates(), lane);
      entering[lane] = block.value(shift.entering(), lane);
    }
  }

  @Override
  public void settle(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      lost[lane] = 0;
      if (condition[lane] != 0) {
        move(block, lane);
      }
    }
  }

  private void move(Block block, int lane) {
    var stocks = shift.stocks();
    var last = stocks.size() - 1;
    var end = block.value(stocks.get(last), lane);
    var before = block.value(stocks.get(last - 1), lane);
    if (accumulates[lane] != 0) {
      block.set(stocks.get(last), lane, end + before);
    } else {
      block.set(stocks.get(last), lane, before);
      lost[lane] = end;
    }
    for (var place = last - 1; place > 0; place--) {
      block.set(stocks.get(place), lane, block.value(stocks.get(place - 1), lane));
    }
    block.set(stocks.getFirst(), lane, entering[lane]);
  }

  @Override
  public void keep(int[] kept, int count) {
    Block.keep(lost, 0, kept, count);
  }
}
