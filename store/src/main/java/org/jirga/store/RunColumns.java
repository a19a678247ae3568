package org.jirga.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Numbers of runs from many parts, by column, in the order of the runs' ids. Of a run that stands
/// in two parts the later one counts.
final class RunColumns {

  static final RunColumns NONE = new RunColumns(new long[0], new boolean[0], new LinkedHashMap<>());

  private static final String FAILED = "failed";

  private final long[] runs;
  private final boolean[] failed;
  private final Map<String, double[]> columns;

  private RunColumns(long[] runs, boolean[] failed, Map<String, double[]> columns) {
    this.runs = runs;
    this.failed = failed;
    this.columns = columns;
  }

  /// Ids, ascending.
  long[] runs() {
    return runs;
  }

  boolean[] failed() {
    return failed;
  }

  /// NaN where the run failed, or where its part lacks the column.
  double[] column(String name) {
    var column = columns.get(name);
    if (column == null) {
      column = new double[runs.length];
      Arrays.fill(column, Double.NaN);
    }
    return column;
  }

  /// What two ascending lists of ids have in common.
  static long[] common(long[] one, long[] other) {
    if (Arrays.equals(one, other)) {
      return one;
    }
    var common = new long[Math.min(one.length, other.length)];
    var found = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      var order = Long.compare(one[i], other[j]);
      if (order == 0) {
        common[found++] = one[i];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return Arrays.copyOf(common, found);
  }

  /// Some of the runs.
  ///
  /// @param ids ascending, all of them here
  RunColumns ofRuns(long[] ids) {
    if (ids.length == runs.length) {
      return this;
    }
    var rows = new int[ids.length];
    for (int next = 0, row = 0; next < rows.length; row++) {
      if (runs[row] == ids[next]) {
        rows[next++] = row;
      }
    }
    return select(rows);
  }

  /// The old columns are given up one by one, so that there is never more than one of them twice.
  private RunColumns select(int[] rows) {
    var ids = new long[rows.length];
    var flags = new boolean[rows.length];
    for (var index = 0; index < rows.length; index++) {
      ids[index] = runs[rows[index]];
      flags[index] = failed[rows[index]];
    }
    columns.replaceAll(
        (_, values) -> {
          var picked = new double[rows.length];
          for (var index = 0; index < rows.length; index++) {
            picked[index] = values[rows[index]];
          }
          return picked;
        });
    return new RunColumns(ids, flags, columns);
  }

  /// Gathers parts.
  static final class Builder {
    private final long[] runs;
    private final boolean[] failed;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private int filled;

    /// @param rows that the parts have together
    Builder(int rows) {
      runs = new long[rows];
      failed = new boolean[rows];
    }

    void add(Columns part) {
      var rows = part.rows();
      System.arraycopy(part.longs(0), 0, runs, filled, rows);
      var numbers = new ArrayList<Column.Doubles>();
      for (var column : part.columns()) {
        switch (column) {
          case Column.Doubles doubles -> numbers.add(doubles);
          case Column.Texts(var _, var statuses) -> {
            for (var row = 0; row < rows; row++) {
              failed[filled + row] = statuses[row].equals(FAILED);
            }
          }
          case Column.Longs _, Column.Flags _ -> {}
        }
      }
      for (var column : numbers) {
        var values = columns.computeIfAbsent(column.name(), _ -> unknown());
        for (var row = 0; row < rows; row++) {
          values[filled + row] = failed[filled + row] ? Double.NaN : column.value(row);
        }
      }
      filled += rows;
    }

    private double[] unknown() {
      var values = new double[runs.length];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    RunColumns build() {
      var all = new RunColumns(runs, failed, columns);
      for (var row = 1; row < runs.length; row++) {
        if (runs[row] <= runs[row - 1]) {
          return all.select(ascending());
        }
      }
      return all;
    }

    /// The last row of each run.
    private int[] ascending() {
      var order =
          IntStream.range(0, runs.length)
              .boxed()
              .sorted((one, other) -> Long.compare(runs[one], runs[other]))
              .mapToInt(Integer::intValue)
              .toArray();
      return IntStream.range(0, order.length)
          .filter(at -> at + 1 == order.length || runs[order[at]] != runs[order[at + 1]])
          .map(at -> order[at])
          .toArray();
    }
  }
}
