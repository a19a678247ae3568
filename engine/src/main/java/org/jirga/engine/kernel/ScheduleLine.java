package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.ScheduledDepreciation;
import org.jirga.engine.program.TimeAxis;

/// What each fiscal period of a run has brought, for each lane, to be depreciated by a schedule.
final class ScheduleLine implements Pipelines.Line {

  private final ScheduledDepreciation depreciation;
  private final TimeAxis time;
  private final int capacity;

  /// By period, from 0 in which the run begins: what came in during it.
  private double[][] brought = new double[0][];

  ScheduleLine(ScheduledDepreciation depreciation, TimeAxis time, int capacity) {
    this.depreciation = depreciation;
    this.time = time;
    this.capacity = capacity;
  }

  @Override
  public void start(Block block) {
    var periods = 0;
    for (var lane = 0; lane < block.lanes(); lane++) {
      periods = Math.max(periods, period(block, time.count(), lane) + 1);
    }
    if (brought.length < periods) {
      brought = new double[periods][capacity];
    }
    for (var row : brought) {
      Arrays.fill(row, 0);
    }
  }

  private double periodLength(Block block, int lane) {
    return block.value(depreciation.lifetime(), lane) / depreciation.schedule().size();
  }

  /// The period of a step; -1 where there are no periods, or one is shorter than a step.
  private int period(Block block, int step, int lane) {
    var length = periodLength(block, lane);
    var changeover = block.value(depreciation.changeover(), lane);
    if (!(length >= time.dt() * (1 - Duration.TOLERANCE)) || !Double.isFinite(changeover)) {
      return -1;
    }
    return (int)
        (count(time.time(step) - changeover, length) - count(time.start() - changeover, length));
  }

  /// How many periods have begun in so much time.
  private double count(double passed, double length) {
    return Math.floor((passed + Duration.TOLERANCE * time.dt()) / length);
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(depreciation.output(), lane, output(block, step, lane));
    }
  }

  private double output(Block block, int step, int lane) {
    var current = period(block, step, lane);
    if (current < 0) {
      return Double.NaN;
    }
    var schedule = depreciation.schedule();
    var whole = 0.0;
    for (var share : schedule) {
      whole += block.value(share, lane);
    }
    var sum = 0.0;
    for (var age = 1; age < schedule.size() && age <= current; age++) {
      sum += block.value(schedule.get(age), lane) * brought[current - age][lane];
    }
    var earlier =
        current < schedule.size() ? block.value(depreciation.initial().get(current), lane) : 0;
    return earlier + sum / (whole * periodLength(block, lane));
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var current = period(block, step, lane);
      if (current >= 0) {
        brought[current][lane] += block.value(depreciation.input(), lane) * time.dt();
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var row : brought) {
      Block.keep(row, 0, kept, count);
    }
  }
}
