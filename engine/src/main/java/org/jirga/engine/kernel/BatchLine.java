package org.jirga.engine.kernel;

import org.jirga.engine.program.BatchDelay;
import org.jirga.engine.program.TimeAxis;

/// What waits for a batch, and the batch that is worked on, for each lane.
final class BatchLine implements Pipelines.Line {

  private static final int NEVER = -1;

  private final BatchDelay delay;
  private final TimeAxis time;
  private final double[] waiting;

  /// What comes out in the step of the release.
  private final double[] batch;

  /// The step in which it is released, or [#NEVER] if none is worked on.
  private final int[] release;

  private final boolean[] broken;

  BatchLine(BatchDelay delay, TimeAxis time, int capacity) {
    this.delay = delay;
    this.time = time;
    this.waiting = new double[capacity];
    this.batch = new double[capacity];
    this.release = new int[capacity];
    this.broken = new boolean[capacity];
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      waiting[lane] = block.value(delay.backlog(), lane);
      batch[lane] = block.value(delay.batch(), lane);
      var wait = block.value(delay.release(), lane) - time.start();
      broken[lane] = Double.isNaN(waiting[lane] + batch[lane] + wait);
      release[lane] = batch[lane] > 0 ? wait <= 0 ? 0 : Duration.steps(wait, time) : NEVER;
    }
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var output = release[lane] == step ? batch[lane] : 0;
      block.set(delay.output(), lane, broken[lane] ? Double.NaN : output);
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var size = block.value(delay.size(), lane);
      var duration = block.value(delay.duration(), lane);
      var input = block.value(delay.input(), lane) * time.dt();
      if (!(size >= 0) || Double.isNaN(duration) || Double.isNaN(input)) {
        broken[lane] = true;
        continue;
      }
      if (release[lane] <= step) {
        release[lane] = NEVER;
      }
      var enough = waiting[lane] >= size * (1 - BatchDelay.TOLERANCE);
      if (release[lane] == NEVER && size > 0 && enough) {
        waiting[lane] -= size;
        batch[lane] = size / time.dt();
        release[lane] = step + Duration.steps(duration, time);
      }
      waiting[lane] += input;
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    Block.keep(waiting, 0, kept, count);
    Block.keep(batch, 0, kept, count);
    for (var lane = 0; lane < count; lane++) {
      release[lane] = release[kept[lane]];
      broken[lane] = broken[kept[lane]];
    }
  }
}
