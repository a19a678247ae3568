package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.program.FixedDelay;
import org.jirga.engine.program.TimeAxis;

/// What is under way in a fixed delay: the inputs of the last steps, as many as its longest lane
/// needs.
final class FixedDelayLine implements Pipelines.Line {

  private final FixedDelay delay;
  private final TimeAxis time;
  private final int[] steps;
  private double[][] ring = new double[0][];

  FixedDelayLine(FixedDelay delay, TimeAxis time, int capacity) {
    this.delay = delay;
    this.time = time;
    this.steps = new int[capacity];
  }

  @Override
  public void start(Block block) {
    var longest = 0;
    for (var lane = 0; lane < block.lanes(); lane++) {
      var duration = block.value(delay.duration(), lane);
      if (Double.isNaN(duration)) {
        block.set(delay.initial(), lane, Double.NaN);
      }
      steps[lane] = Duration.steps(duration, time);
      longest = Math.max(longest, steps[lane]);
    }
    if (ring.length < longest) {
      ring = new double[longest][steps.length];
    }
  }

  @Override
  public void release(Block block, int step) {
    var output = block.numbers(delay.output());
    var offset = block.offset(delay.output());
    for (var lane = 0; lane < block.lanes(); lane++) {
      var from = step - steps[lane];
      output[offset + lane] =
          from < 0 ? block.value(delay.initial(), lane) : ring[from % ring.length][lane];
    }
  }

  @Override
  public void take(Block block, int step) {
    System.arraycopy(
        block.numbers(delay.input()),
        block.offset(delay.input()),
        ring[step % ring.length],
        0,
        block.lanes());
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      steps[lane] = steps[kept[lane]];
    }
    Arrays.stream(ring).forEach(row -> Block.keep(row, 0, kept, count));
  }
}
