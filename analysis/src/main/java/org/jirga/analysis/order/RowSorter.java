package org.jirga.analysis.order;

/// Sorts rows by the values of a column; rows with equal values stay as they were.
///
/// By radix, the lowest digits first: a hundred thousand rows take some milliseconds. One sorter
/// serves many columns, one after the other.
public final class RowSorter {

  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final int PASSES = (Long.SIZE + DIGIT - 1) / DIGIT;

  private long[] keys;
  private long[] otherKeys;

  /// @param most rows that are sorted at a time
  public RowSorter(int most) {
    keys = new long[most];
    otherKeys = new long[most];
  }

  /// Some rows from the smallest value to the largest, NaN last.
  ///
  /// @param values a value for each row, by its number
  /// @param from numbers of the rows; not changed
  public int[] sort(double[] values, int[] from) {
    var counts = new int[PASSES][BUCKETS];
    var rows = from.clone();
    for (var index = 0; index < rows.length; index++) {
      // minus zero is zero
      var bits = Double.doubleToLongBits(values[rows[index]] + 0.0);
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
