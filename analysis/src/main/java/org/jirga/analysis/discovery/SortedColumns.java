package org.jirga.analysis.discovery;

import java.util.Arrays;
import org.jirga.analysis.order.RowSorter;

/// The rows of a box, once for each column, in the order of the column's values.
///
/// Sorted once; a peel then only leaves rows out, which keeps the order.
final class SortedColumns {

  private final double[][] values;
  private final int[][] rows;
  private int size;

  /// @param rows to begin with
  SortedColumns(double[][] values, int[] rows) {
    this.values = values;
    this.rows = new int[values.length][];
    this.size = rows.length;
    var sorter = new RowSorter(rows.length);
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
}
