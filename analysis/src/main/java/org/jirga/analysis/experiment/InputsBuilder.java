package org.jirga.analysis.experiment;

import java.util.Arrays;
import java.util.List;
import org.jirga.engine.run.Inputs;

/// Collects rows of other inputs with the same constants and seed.
final class InputsBuilder {

  private final List<String> constants;
  private final long seed;
  private long[] runs = new long[16];
  private double[] values;
  private int rows;

  InputsBuilder(Inputs like) {
    this.constants = like.constants();
    this.seed = like.seed();
    this.values = new double[16 * constants.size()];
  }

  void add(Inputs from, int row) {
    if (rows == runs.length) {
      runs = Arrays.copyOf(runs, 2 * rows);
      values = Arrays.copyOf(values, Math.multiplyExact(2 * rows, constants.size()));
    }
    var width = constants.size();
    runs[rows] = from.runs()[row];
    System.arraycopy(from.values(), row * width, values, rows * width, width);
    rows++;
  }

  int rows() {
    return rows;
  }

  /// The number of the run that was added last.
  long last() {
    return runs[rows - 1];
  }

  Inputs build() {
    return new Inputs(
        constants, Arrays.copyOf(runs, rows), Arrays.copyOf(values, rows * constants.size()), seed);
  }
}
