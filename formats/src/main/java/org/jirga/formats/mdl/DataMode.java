package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// What the value of a data series is between its points. Beyond them it is that of the first or
/// last, but for raw data.
enum DataMode {
  /// On the straight line between two points; Vensim's default.
  INTERPOLATE,
  /// That of the next point.
  LOOK_FORWARD,
  /// That of the last point.
  HOLD_BACKWARD,
  /// Not available.
  RAW;

  /// How far from a time, as a share of it, another counts as the same.
  private static final double SAME_TIME = 1e-9;

  static double nearness(double time) {
    return SAME_TIME * Math.max(1, Math.abs(time));
  }

  static DataMode of(String keyword) {
    return switch (keyword) {
      case ":LOOK FORWARD:" -> LOOK_FORWARD;
      case ":HOLD BACKWARD:" -> HOLD_BACKWARD;
      case ":RAW:" -> RAW;
      default -> INTERPOLATE;
    };
  }

  static boolean isKeyword(String keyword) {
    return switch (keyword) {
      case ":INTERPOLATE:", ":LOOK FORWARD:", ":HOLD BACKWARD:", ":RAW:" -> true;
      default -> false;
    };
  }

  /// The series as an expression of the time.
  ///
  /// @param points at least one, rising
  Expr at(List<Point> points, Span span) {
    var time = new Expr.Reference(Model.TIME, List.of(), span);
    return new Expr.InlineLookup(table(points), place(time), span);
  }

  /// Where the table is read for a time: with time running backwards the next point is the one
  /// passed last.
  Expr place(Expr time) {
    return this == LOOK_FORWARD ? new Expr.Unary(UnaryOp.MINUS, time, time.span()) : time;
  }

  /// @param points at least one, rising
  LookupTable table(List<Point> points) {
    return switch (this) {
      case INTERPOLATE -> new LookupTable(points, Kind.CONTINUOUS);
      case HOLD_BACKWARD -> new LookupTable(points, Kind.DISCRETE);
      case LOOK_FORWARD -> {
        var backwards =
            points.reversed().stream().map(point -> new Point(-point.x(), point.y())).toList();
        yield new LookupTable(backwards, Kind.DISCRETE);
      }
      case RAW -> {
        var raw = new ArrayList<Point>();
        var end = Double.NEGATIVE_INFINITY;
        for (var point : points) {
          var near = nearness(point.x());
          raw.add(new Point(Math.max(end, -Double.MAX_VALUE), Expr.Literal.NOT_AVAILABLE));
          raw.add(new Point(Math.max(end, point.x() - near), point.y()));
          end = Math.max(end, point.x() + near);
        }
        raw.add(new Point(end, Expr.Literal.NOT_AVAILABLE));
        yield new LookupTable(raw, Kind.DISCRETE);
      }
    };
  }
}
