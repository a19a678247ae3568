package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.Depreciation;
import org.jirga.engine.program.TimeAxis;

/// What each fiscal period of a run has brought, for each lane.
final class DepreciationLine implements Pipelines.Line {

  private final Depreciation depreciation;
  private final TimeAxis time;

  /// How many steps a period has, and how many periods a lifetime; 0 where they do not fit.
  private final int[] steps;

  private final int[] periods;

  /// By period: what came in during it.
  private double[][] brought = new double[0][];

  DepreciationLine(Depreciation depreciation, TimeAxis time, int capacity) {
    this.depreciation = depreciation;
    this.time = time;
    this.steps = new int[capacity];
    this.periods = new int[capacity];
  }

  @Override
  public void start(Block block) {
    var most = 0;
    for (var lane = 0; lane < block.lanes(); lane++) {
      var period = block.value(depreciation.period(), lane);
      steps[lane] = Depreciation.count(period, time.dt());
      periods[lane] = Depreciation.count(block.value(depreciation.lifetime(), lane), period);
      most = Math.max(most, steps[lane] == 0 ? 0 : time.count() / steps[lane] + 1);
    }
    if (brought.length < most) {
      brought = new double[most][steps.length];
    }
    for (var row : brought) {
      Arrays.fill(row, 0);
    }
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(depreciation.output(), lane, output(block, step, lane));
    }
  }

  private double output(Block block, int step, int lane) {
    if (steps[lane] == 0 || periods[lane] == 0) {
      return Double.NaN;
    }
    var period = block.value(depreciation.period(), lane);
    var before = block.value(depreciation.initial(), lane) * period;
    var current = step / steps[lane];
    var sum = 0.0;
    for (var age = 1; age < periods[lane]; age++) {
      sum += age <= current ? brought[current - age][lane] : before;
    }
    return sum / (periods[lane] * period);
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      if (steps[lane] > 0) {
        brought[step / steps[lane]][lane] += block.value(depreciation.input(), lane) * time.dt();
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      steps[lane] = steps[kept[lane]];
      periods[lane] = periods[kept[lane]];
    }
    for (var row : brought) {
      Block.keep(row, 0, kept, count);
    }
  }
}
