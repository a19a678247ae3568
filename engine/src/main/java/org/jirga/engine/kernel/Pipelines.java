package org.jirga.engine.kernel;

import java.util.Arrays;
import java.util.List;
import org.jirga.engine.program.FixedDelay;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.TimeAxis;

/// What is under way in the fixed delays of a block: for each the inputs of the last steps, as many
/// as its longest lane needs. A kernel calls it at the places that [Program] names.
public final class Pipelines {

  /// A duration so little above a whole number of steps is meant to be this number.
  private static final double TOLERANCE = 1e-6;

  private final List<FixedDelay> delays;
  private final TimeAxis time;
  private final int[][] steps;
  private final double[][][] rings;

  Pipelines(Program program, int capacity) {
    this.delays = program.delays();
    this.time = program.time();
    this.steps = new int[delays.size()][capacity];
    this.rings = new double[delays.size()][0][];
  }

  /// Reads the durations; the initial values are in the block already.
  public void start(Block block) {
    var lanes = block.lanes();
    for (var delay = 0; delay < delays.size(); delay++) {
      var duration = delays.get(delay).duration();
      var initial = delays.get(delay).initial();
      var longest = 0;
      for (var lane = 0; lane < lanes; lane++) {
        var time = block.value(duration, lane);
        if (Double.isNaN(time)) {
          block.set(initial, lane, Double.NaN);
        }
        steps[delay][lane] = steps(time);
        longest = Math.max(longest, steps[delay][lane]);
      }
      if (rings[delay].length < longest) {
        rings[delay] = new double[longest][steps[delay].length];
      }
    }
  }

  /// At least one step; a delay that outlasts the run needs no longer memory than the run.
  private int steps(double duration) {
    var most = time.count() + 1;
    var exact = Math.ceil(duration / time.dt() - TOLERANCE);
    return exact <= most ? Math.max(1, (int) exact) : most;
  }

  /// Sets the outputs for a step.
  public void release(Block block, int step) {
    for (var delay = 0; delay < delays.size(); delay++) {
      var initial = delays.get(delay).initial();
      var output = block.numbers(delays.get(delay).output());
      var offset = block.offset(delays.get(delay).output());
      var ring = rings[delay];
      for (var lane = 0; lane < block.lanes(); lane++) {
        var from = step - steps[delay][lane];
        output[offset + lane] =
            from < 0 ? block.value(initial, lane) : ring[from % ring.length][lane];
      }
    }
  }

  /// Takes in the inputs of a step.
  public void take(Block block, int step) {
    for (var delay = 0; delay < delays.size(); delay++) {
      var input = delays.get(delay).input();
      var ring = rings[delay];
      System.arraycopy(
          block.numbers(input), block.offset(input), ring[step % ring.length], 0, block.lanes());
    }
  }

  void keep(int[] kept, int count) {
    for (var delay = 0; delay < delays.size(); delay++) {
      for (var lane = 0; lane < count; lane++) {
        steps[delay][lane] = steps[delay][kept[lane]];
      }
      Arrays.stream(rings[delay]).forEach(row -> Block.keep(row, 0, kept, count));
    }
  }
}
