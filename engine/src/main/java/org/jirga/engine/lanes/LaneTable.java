package org.jirga.engine.lanes;

import java.util.Arrays;
import org.jirga.engine.program.Table;

/// A graphical function, ready to be looked up in lanes.
///
/// Tables of up to [#MOST] points are kept in a form for registers. The value at a place is `y +
/// slope * (place - x)` with the numbers of the last point that begins at or before it: at the
/// point itself this is y, and beyond the last point the slope is 0.
public final class LaneTable {

  /// The most points of a table that is searched in vectors.
  static final int MOST = 16;

  /// Divisions of the span by the number of steps need not give the number that multiplies every
  /// point's distance to its index; a neighbour may.
  private static final int NEIGHBOURS = 8;

  private final Table table;
  final int points;
  final double[] x = new double[MOST];
  final double[] y = new double[MOST];
  final double[] slope = new double[MOST];

  /// From where on a point holds: its x, or just after it if the point before has the same x, since
  /// at this x the first of several holds.
  final double[] begin = new double[MOST];

  /// From here on all places have the same value.
  final double highest;

  /// The distance of a place from the first x times this, cut down to an integer, is the point that
  /// holds there; 0 if there is no such number.
  final double pointsPerUnit;

  private final boolean isSearchable;

  public LaneTable(Table table) {
    this.table = table;
    this.points = table.points().points().size();
    var held = Math.min(points, MOST);
    for (var i = 0; i < held; i++) {
      var point = table.points().points().get(i);
      x[i] = point.x();
      y[i] = point.y();
      slope[i] = i < held - 1 ? table.slope(i) : 0;
      begin[i] = i > 0 && x[i] == x[i - 1] ? Math.nextUp(x[i]) : x[i];
    }
    this.highest = begin[held - 1];
    this.pointsPerUnit = pointsPerUnit(held);
    this.isSearchable = hasSearchableForm() && hasSearchableNumbers();
  }

  /// Whether it can be searched in vectors.
  boolean isSearchable() {
    return isSearchable;
  }

  private boolean hasSearchableForm() {
    if (table.reading() != Table.Reading.VALUE) {
      return false;
    }
    return switch (table.points().kind()) {
      case CONTINUOUS -> points <= MOST;
      case EXTRAPOLATE, DISCRETE -> false;
    };
  }

  /// A product of 0 with a slope must be 0, and y with a 0 of either sign added must be y.
  private boolean hasSearchableNumbers() {
    return Arrays.stream(slope).allMatch(Double::isFinite)
        && Arrays.stream(y).allMatch(value -> value != 0 || 1 / value > 0);
  }

  private double pointsPerUnit(int held) {
    var density = (held - 1) / (highest - x[0]);
    for (var i = 0; i < NEIGHBOURS && Double.isFinite(density); i++) {
      if (tellsPoints(density, held)) {
        return density;
      }
      density = Math.nextUp(density);
    }
    return 0;
  }

  /// Each operation rises with the place, so that what is true just before and at each point is
  /// true between them.
  private boolean tellsPoints(double density, int held) {
    for (var i = 1; i < held; i++) {
      if ((long) ((begin[i] - x[0]) * density) != i
          || (long) ((Math.nextDown(begin[i]) - x[0]) * density) != i - 1) {
        return false;
      }
    }
    return density > 0;
  }

  double at(double place) {
    return table.at(place);
  }
}
