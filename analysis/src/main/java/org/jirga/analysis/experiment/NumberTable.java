package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of numbers that are added one after the other and read column by column, too many for
/// memory.
///
/// Rows are put on a [Shelf] in pieces, in each of them column by column.
final class NumberTable {

  private static final int PIECE = Values.PIECE;

  private final Shelf shelf;
  private final int columns;
  private final List<Shelf.Kept> pieces = new ArrayList<>();

  /// The rows that are not on the shelf yet, row by row.
  private double[] last = {};

  private int rows;
  private boolean isComplete;

  NumberTable(int columns, Shelf shelf) {
    this.columns = columns;
    this.shelf = shelf;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /// Adds the row that begins at a place.
  void add(double[] values, int at) {
    if (isComplete) {
      throw new IllegalStateException("The table is complete.");
    }
    var row = rows % PIECE;
    if ((row + 1) * columns > last.length) {
      last = Arrays.copyOf(last, Math.clamp(2L * last.length, 16 * columns, PIECE * columns));
    }
    System.arraycopy(values, at, last, row * columns, columns);
    rows++;
    if (rows % PIECE == 0) {
      keep(PIECE);
    }
  }

  /// No row is added any more.
  void complete() {
    if (!isComplete) {
      keep(rows % PIECE);
      last = new double[0];
      isComplete = true;
    }
  }

  private void keep(int count) {
    if (count > 0) {
      var byColumn = new double[count * columns];
      for (var row = 0; row < count; row++) {
        for (var column = 0; column < columns; column++) {
          byColumn[column * count + row] = last[row * columns + column];
        }
      }
      pieces.add(shelf.keep(byColumn));
    }
  }

  /// One column of a table that is complete.
  Values column(int column) {
    return new Values() {
      @Override
      public int rows() {
        return rows;
      }

      @Override
      public double[] read(int from, int to) {
        var values = new double[to - from];
        for (var row = from; row < to; ) {
          var piece = row / PIECE;
          var start = piece * PIECE;
          var size = Math.min(PIECE, rows - start);
          var count = Math.min(to, start + size) - row;
          var part = pieces.get(piece).read(column * size + row - start, count);
          System.arraycopy(part, 0, values, row - from, count);
          row += count;
        }
        return values;
      }
    };
  }
}
