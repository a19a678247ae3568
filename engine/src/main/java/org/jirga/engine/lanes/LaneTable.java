package org.jirga.engine.lanes;

import org.jirga.engine.program.Table;

/// A graphical function, ready to be looked up in lanes.
///
/// Tables of up to [#MOST] points are kept in a form for registers: padded with the last point, and
/// with the next point's numbers beside each, so that a search leads to all that a place needs.
public final class LaneTable {

  /// The most points of a table that is searched in vectors.
  static final int MOST = 16;

  private final Table table;
  final int points;
  final double[] x = new double[MOST];
  final double[] y = new double[MOST];
  final double[] slope = new double[MOST];
  final double[] nextX = new double[MOST];
  final double[] nextY = new double[MOST];

  /// How many steps of equal width there are in a unit, or 0 if they differ.
  final double stepsPerUnit;

  public LaneTable(Table table) {
    this.table = table;
    this.points = table.points().points().size();
    for (var i = 0; i < MOST; i++) {
      var point = Math.min(i, points - 1);
      x[i] = table.points().points().get(point).x();
      y[i] = table.points().points().get(point).y();
      slope[i] = i < points - 1 ? table.slope(i) : 0;
      var next = Math.min(i + 1, points - 1);
      nextX[i] = table.points().points().get(next).x();
      nextY[i] = table.points().points().get(next).y();
    }
    this.stepsPerUnit = stepsPerUnit();
  }

  /// Whether its form fits the search in vectors.
  boolean isSearchable() {
    if (table.reading() != Table.Reading.VALUE) {
      return false;
    }
    return switch (table.points().kind()) {
      case CONTINUOUS -> points <= MOST;
      case EXTRAPOLATE, DISCRETE -> false;
    };
  }

  private double stepsPerUnit() {
    if (points < 2) {
      return 0;
    }
    var last = Math.min(points, MOST) - 1;
    var width = (x[last] - x[0]) / last;
    for (var i = 0; i < last; i++) {
      if (!(Math.abs(x[i + 1] - x[i] - width) <= 1e-6 * width)) {
        return 0;
      }
    }
    return 1 / width;
  }

  double at(double place) {
    return table.at(place);
  }
}
