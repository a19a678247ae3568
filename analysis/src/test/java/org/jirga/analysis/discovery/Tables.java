package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.SplittableRandom;

/// Tables with a known box in them.
final class Tables {

  private Tables() {}

  /// Uniform factors `x0`, `x1`, …; of interest is, but for some noise, `x0 > 0.6` and `x1 < 0.5`.
  static Cases corner(int rows, int factors, long seed) {
    var random = new SplittableRandom(seed);
    var columns = new ArrayList<Factor>();
    for (var index = 0; index < factors; index++) {
      columns.add(Factor.continuous("x" + index, random.doubles(rows).toArray()));
    }
    var interest = new boolean[rows];
    for (var row = 0; row < rows; row++) {
      var inside = columns.get(0).values()[row] > 0.6 && columns.get(1).values()[row] < 0.5;
      interest[row] = random.nextDouble() < (inside ? 0.95 : 0.05);
    }
    return new Cases(columns, interest);
  }

  static double[] count(int from, int to) {
    var values = new double[to - from + 1];
    for (var index = 0; index < values.length; index++) {
      values[index] = from + index;
    }
    return values;
  }

  /// Of interest are the cases whose number, from 0, is in a range.
  static boolean[] between(int rows, int from, int to) {
    var interest = new boolean[rows];
    for (var row = from; row < to; row++) {
      interest[row] = true;
    }
    return interest;
  }
}
