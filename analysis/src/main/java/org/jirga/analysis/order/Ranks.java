package org.jirga.analysis.order;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Orders, ranks and parts of columns.
public final class Ranks {

  private Ranks() {}

  /// The rows from the smallest value to the largest; equal values in the order of rows.
  public static int[] order(double[] values) {
    return new RowSorter(values.length).sort(values, IntStream.range(0, values.length).toArray());
  }

  /// From 1; equal values share the mean of their ranks.
  public static double[] of(double[] values) {
    var order = order(values);
    var ranks = new double[values.length];
    for (var from = 0; from < order.length; ) {
      var to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (var position = from; position < to; position++) {
        ranks[order[position]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /// For each value the number of its part, of so many parts with equally many values each; equal
  /// values are in the same part.
  public static int[] parts(double[] values, int count) {
    var order = order(values);
    var parts = new int[values.length];
    for (var position = 0; position < order.length; position++) {
      var tied = position > 0 && values[order[position]] == values[order[position - 1]];
      parts[order[position]] =
          tied ? parts[order[position - 1]] : (int) ((long) position * count / order.length);
    }
    return parts;
  }

  public static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }
}
