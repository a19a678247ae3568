package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.engine.program.ArrivalDelay;
import org.jirga.engine.program.TimeAxis;

/// What is under way in a delay of changing duration: for each step to come, what arrives then.
final class ArrivalLine implements Pipelines.Line {

  private final ArrivalDelay delay;
  private final TimeAxis time;
  private final int capacity;

  /// By step, made when needed: the sum of what arrives, or the input that went in last; NaN where
  /// nothing does.
  private final List<double[]> arriving = new ArrayList<>();

  /// For each lane, what came out last, and whether anything has arrived.
  private final double[] last;

  private final boolean[] arrived;
  private final boolean[] broken;

  /// For [ArrivalDelay.Kind#INFORMATION], the latest step whose input has come out.
  private final int[] newest;

  private final List<int[]> sent = new ArrayList<>();

  ArrivalLine(ArrivalDelay delay, TimeAxis time, int capacity) {
    this.delay = delay;
    this.time = time;
    this.capacity = capacity;
    this.last = new double[capacity];
    this.arrived = new boolean[capacity];
    this.broken = new boolean[capacity];
    this.newest = new int[capacity];
  }

  @Override
  public void start(Block block) {
    for (var row : arriving) {
      Arrays.fill(row, Double.NaN);
    }
    Arrays.fill(arrived, false);
    Arrays.fill(broken, false);
    Arrays.fill(newest, -1);
    for (var lane = 0; lane < block.lanes(); lane++) {
      last[lane] = block.value(delay.initial(), lane);
    }
  }

  private void reach(int step) {
    while (arriving.size() <= step) {
      var row = new double[capacity];
      Arrays.fill(row, Double.NaN);
      arriving.add(row);
      sent.add(new int[capacity]);
    }
  }

  @Override
  public void release(Block block, int step) {
    reach(step);
    for (var lane = 0; lane < block.lanes(); lane++) {
      block.set(delay.output(), lane, output(block, step, lane));
    }
  }

  private double output(Block block, int step, int lane) {
    var value = arriving.get(step)[lane];
    if (broken[lane]) {
      return Double.NaN;
    }
    if (!Double.isNaN(value)) {
      var isNewer = sent.get(step)[lane] > newest[lane];
      arrived[lane] = true;
      if (isNewer || delay.kind() == ArrivalDelay.Kind.MATERIAL) {
        newest[lane] = sent.get(step)[lane];
        last[lane] = value;
      }
      return last[lane];
    }
    return switch (delay.kind()) {
      case INFORMATION -> last[lane];
      case MATERIAL -> arrived[lane] ? block.value(delay.missing(), lane) : last[lane];
    };
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var input = block.value(delay.input(), lane);
      var duration = block.value(delay.duration(), lane);
      if (Double.isNaN(duration) || Double.isNaN(input)) {
        broken[lane] = true;
        continue;
      }
      var at = step + Duration.steps(duration, time);
      if (at <= time.count()) {
        reach(at);
        var row = arriving.get(at);
        var adds = delay.kind() == ArrivalDelay.Kind.MATERIAL && !Double.isNaN(row[lane]);
        row[lane] = adds ? row[lane] + input : input;
        sent.get(at)[lane] = step;
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    arriving.forEach(row -> Block.keep(row, 0, kept, count));
    Block.keep(last, 0, kept, count);
    for (var lane = 0; lane < count; lane++) {
      arrived[lane] = arrived[kept[lane]];
      broken[lane] = broken[kept[lane]];
      newest[lane] = newest[kept[lane]];
    }
    for (var row : sent) {
      for (var lane = 0; lane < count; lane++) {
        row[lane] = row[kept[lane]];
      }
    }
  }
}
