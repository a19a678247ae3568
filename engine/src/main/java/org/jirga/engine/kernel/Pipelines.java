package org.jirga.engine.kernel;

import java.util.Arrays;
import java.util.List;
import org.jirga.engine.program.FixedDelay;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.TimeAxis;

/// What is under way in the fixed delays of a block: for each the inputs of the last steps, as many
/// as its longest lane needs.
final class Pipelines {

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
  void start(double[][] rows, int lanes) {
    for (var delay = 0; delay < delays.size(); delay++) {
      var duration = rows[delays.get(delay).duration().index()];
      var initial = rows[delays.get(delay).initial().index()];
      var longest = 0;
      for (var lane = 0; lane < lanes; lane++) {
        if (Double.isNaN(duration[lane])) {
          initial[lane] = Double.NaN;
        }
        steps[delay][lane] = steps(duration[lane]);
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
  void release(double[][] rows, int lanes, int step) {
    for (var delay = 0; delay < delays.size(); delay++) {
      var output = rows[delays.get(delay).output().index()];
      var initial = rows[delays.get(delay).initial().index()];
      var ring = rings[delay];
      for (var lane = 0; lane < lanes; lane++) {
        var from = step - steps[delay][lane];
        output[lane] = from < 0 ? initial[lane] : ring[from % ring.length][lane];
      }
    }
  }

  /// Takes in the inputs of a step.
  void take(double[][] rows, int lanes, int step) {
    for (var delay = 0; delay < delays.size(); delay++) {
      var input = rows[delays.get(delay).input().index()];
      System.arraycopy(input, 0, rings[delay][step % rings[delay].length], 0, lanes);
    }
  }

  void keep(int[] kept, int count) {
    for (var delay = 0; delay < delays.size(); delay++) {
      for (var lane = 0; lane < count; lane++) {
        steps[delay][lane] = steps[delay][kept[lane]];
      }
      Arrays.stream(rings[delay]).forEach(row -> Block.keep(row, kept, count));
    }
  }
}
