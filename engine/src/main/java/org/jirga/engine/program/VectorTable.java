package org.jirga.engine.program;

import java.util.ArrayList;
import org.jirga.engine.program.Table.Reading;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;

/// A lookup whose points are values of the run: Vensim's `VECTOR LOOKUP`.
///
/// Its modes are numbered as in the Vensim reference manual; those from 0 to 6 are the readings of
/// [Table], 7 to 9 go on beyond the end points with their slopes.
final class VectorTable {

  private static final int X = 0;
  private static final int FROM = 1;
  private static final int TO = 2;
  private static final int MODE = 3;
  private static final int VALUES = 4;

  private final Table table;
  private final double from;
  private final double to;

  private VectorTable(double[] operands) {
    this.from = operands[FROM];
    this.to = operands[TO];
    var points = new ArrayList<Point>();
    var last = operands.length - VALUES - 1;
    for (var i = 0; i <= last; i++) {
      var x = i == last ? to : from + i * ((to - from) / last);
      points.add(new Point(x, operands[VALUES + i]));
    }
    this.table = new Table(new LookupTable(points, LookupTable.Kind.CONTINUOUS));
  }

  /// NaN unless the last place is above the first and there is such a mode.
  ///
  /// @param operands as [Calculation#VECTOR_LOOKUP] has them
  static double at(double[] operands) {
    var isTable = operands[FROM] < operands[TO] && operands.length > VALUES + 1;
    return isTable && !Double.isNaN(operands[MODE])
        ? new VectorTable(operands).read(operands[X], operands[MODE])
        : Double.NaN;
  }

  private double read(double x, double mode) {
    return switch ((int) Math.rint(mode)) {
      case 0 -> read(Reading.VALUE, x);
      case 1 -> read(Reading.AREA, x);
      case 2 -> read(Reading.BACKWARD, x);
      case 3 -> read(Reading.EXTRAPOLATED, x);
      case 4 -> read(Reading.FORWARD, x);
      case 5 -> read(Reading.INVERSE, x);
      case 6 -> slope(x);
      case 7 -> extrapolatedArea(x);
      case 8 -> read(Reading.INVERSE_EXTRAPOLATED, x);
      case 9 -> extrapolatedSlope(Math.max(from, Math.min(to, x)));
      default -> Double.NaN;
    };
  }

  private double read(Reading reading, double x) {
    return table.reading(reading).at(x);
  }

  /// On a point the mean of the slopes before and after it, as `LOOKUP SLOPE` has it; there is none
  /// beyond the end points.
  private double slope(double x) {
    return (read(Reading.SLOPE_BEFORE, x) + read(Reading.SLOPE_AFTER, x)) / 2;
  }

  /// The same, but the slopes of the end points go on.
  private double extrapolatedSlope(double x) {
    if (x == from) {
      return read(Reading.SLOPE_AFTER, x);
    }
    return x == to ? read(Reading.SLOPE_BEFORE, x) : slope(x);
  }

  private double extrapolatedArea(double x) {
    var end = Math.max(from, Math.min(to, x));
    var beyond = (read(Reading.VALUE, end) + read(Reading.EXTRAPOLATED, x)) / 2;
    return read(Reading.AREA, end) + (x - end) * beyond;
  }
}
