package org.jirga.analysis.discovery;

import java.util.Arrays;

/// The rows of a box, once for each column, in the order of the column's values.
///
/// Sorted once, by radix; a peel then only leaves rows out, which keeps the order.
final class SortedColumns {

  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final int PASSES = (Long.SIZE + DIGIT - 1) / DIGIT;

  private final double[][] values;
  private final int[][] rows;
  private int size;

  /// @param rows to begin with
  SortedColumns(double[][] values, int[] rows) {
    this.values = values;
    this.rows = new int[values.length][];
    this.size = rows.length;
    var sorter = new Sorter(rows.length);
    for (var column = 0; column < values.length; column++) {
      this.rows[column] = sorter.sort(values[column], rows);
    }
  }

  int size() {
    return size;
  }

  int row(int column, int position) {
    return rows[column][position];
  }

  /// The rows in the order of a column.
  int[] rows(int column) {
    return Arrays.copyOf(rows[column], size);
  }

  double value(int column, int position) {
    return values[column][rows[column][position]];
  }

  /// How many values are at most this.
  int countUpTo(int column, double limit) {
    var low = 0;
    var high = size;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (value(column, middle) <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many values are below this.
  int countBelow(int column, double limit) {
    var low = 0;
    var high = size;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (value(column, middle) < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Leaves out the rows that are not kept.
  void keep(boolean[] kept) {
    var left = 0;
    for (var column : rows) {
      left = 0;
      for (var position = 0; position < size; position++) {
        var row = column[position];
        column[left] = row;
        left += kept[row] ? 1 : 0;
      }
    }
    size = left;
  }

  /// Stable sort by the lowest digits first.
  private static final class Sorter {
    private long[] keys;
    private long[] otherKeys;

    private Sorter(int size) {
      keys = new long[size];
      otherKeys = new long[size];
    }

    private int[] sort(double[] values, int[] from) {
      var counts = new int[PASSES][BUCKETS];
      var rows = from.clone();
      for (var index = 0; index < rows.length; index++) {
        var bits = Double.doubleToRawLongBits(values[rows[index]]);
        // as unsigned numbers these keys are in the order of the values
        var key = bits ^ (bits >> 63 | Long.MIN_VALUE);
        keys[index] = key;
        for (var pass = 0; pass < PASSES; pass++) {
          counts[pass][(int) (key >>> pass * DIGIT) & BUCKETS - 1]++;
        }
      }
      var otherRows = new int[rows.length];
      for (var pass = 0; pass < PASSES; pass++) {
        var count = counts[pass];
        var shift = pass * DIGIT;
        if (rows.length == 0 || count[(int) (keys[0] >>> shift) & BUCKETS - 1] == rows.length) {
          continue;
        }
        var start = 0;
        for (var bucket = 0; bucket < BUCKETS; bucket++) {
          var here = count[bucket];
          count[bucket] = start;
          start += here;
        }
        for (var index = 0; index < rows.length; index++) {
          var to = count[(int) (keys[index] >>> shift) & BUCKETS - 1]++;
          otherKeys[to] = keys[index];
          otherRows[to] = rows[index];
        }
        var sortedKeys = otherKeys;
        otherKeys = keys;
        keys = sortedKeys;
        var sortedRows = otherRows;
        otherRows = rows;
        rows = sortedRows;
      }
      return rows;
    }
  }
}
