package org.jirga.engine.run;

import java.util.Arrays;

/// One variable of all runs at all save times. NaN after a run's end.
///
/// Runs that were computed side by side lie side by side, save by save: to bring each run's values
/// together takes about as long as to compute a small model, so it is left to who wants that.
public final class Series {

  private final double[] values;
  private final int rows;
  private final int saves;
  private final int side;

  /// @param side how many runs lie side by side
  /// @param values as many as [#size] says
  Series(double[] values, int rows, int saves, int side) {
    if (values.length != size(rows, saves, side)) {
      throw new IllegalArgumentException(
          "A series has %d values, not %d runs times %d.".formatted(values.length, rows, saves));
    }
    this.values = values;
    this.rows = rows;
    this.saves = saves;
    this.side = side;
  }

  /// Values that lie run by run.
  ///
  /// @param values row-major, `runs × saves`; not copied
  public static Series ofRows(double[] values, int rows, int saves) {
    return new Series(values, rows, saves, 1);
  }

  /// How many numbers there must be room for.
  static int size(int rows, int saves, int side) {
    var groups = (rows + (long) side - 1) / side;
    return Math.toIntExact(Math.multiplyExact(groups * side, (long) saves));
  }

  /// How many runs there are.
  public int rows() {
    return rows;
  }

  /// How many values a run has.
  public int saves() {
    return saves;
  }

  /// The value of a run at a save time.
  public double at(int row, int save) {
    return values[place(row, save)];
  }

  /// All values of a run.
  ///
  /// @param at the place of the first in `to`
  public void copy(int row, double[] to, int at) {
    if (side == 1) {
      System.arraycopy(values, row * saves, to, at, saves);
      return;
    }
    var from = place(row, 0);
    for (var save = 0; save < saves; save++) {
      to[at + save] = values[from + save * side];
    }
  }

  /// All values, row-major, `runs × saves`; not to be changed.
  public double[] byRow() {
    if (side == 1) {
      return values;
    }
    var ordered = new double[Math.multiplyExact(rows, saves)];
    for (var row = 0; row < rows; row++) {
      copy(row, ordered, row * saves);
    }
    return ordered;
  }

  /// Some of the runs, in that order.
  Series select(int[] wanted) {
    var picked = new double[Math.multiplyExact(wanted.length, saves)];
    for (var row = 0; row < wanted.length; row++) {
      copy(wanted[row], picked, row * saves);
    }
    return ofRows(picked, wanted.length, saves);
  }

  double[] values() {
    return values;
  }

  /// Where a value lies.
  int place(int row, int save) {
    return (row / side * saves + save) * side + row % side;
  }

  /// A run has ended: it has no values from a save on.
  void end(int row, int save) {
    for (var left = save; left < saves; left++) {
      values[place(row, left)] = Double.NaN;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series series
        && rows == series.rows
        && saves == series.saves
        && Arrays.equals(byRow(), series.byRow());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byRow());
  }

  @Override
  public String toString() {
    return "%d runs at %d times".formatted(rows, saves);
  }
}
