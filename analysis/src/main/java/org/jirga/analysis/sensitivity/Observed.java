package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What was assumed in each run, and what came out. The arrays are not copied and must not be
/// changed.
///
/// @param columns for each factor a value for each run
public record Observed(List<String> factors, double[][] columns, double[] outcome) {

  public Observed {
    factors = List.copyOf(factors);
    if (factors.size() != columns.length) {
      throw new IllegalArgumentException(
          "%d factors do not go with %d columns.".formatted(factors.size(), columns.length));
    }
    for (var column : columns) {
      if (column.length != outcome.length) {
        throw new IllegalArgumentException(
            "%d values do not go with %d outcomes.".formatted(column.length, outcome.length));
      }
    }
  }

  public int rows() {
    return outcome.length;
  }

  /// The runs that have an outcome.
  public Observed known() {
    return select(
        IntStream.range(0, outcome.length).filter(row -> Double.isFinite(outcome[row])).toArray());
  }

  public Observed select(int[] rows) {
    return new Observed(
        factors,
        Arrays.stream(columns).map(column -> pick(column, rows)).toArray(double[][]::new),
        pick(outcome, rows));
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
