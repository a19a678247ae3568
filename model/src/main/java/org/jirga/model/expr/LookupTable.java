package org.jirga.model.expr;

import java.util.List;

/// A graphical function: points with rising `x`.
///
/// @param points at least one; `x` never falls
public record LookupTable(List<Point> points, Kind kind) {

  public record Point(double x, double y) {}

  /// What happens between and beyond the points (XMILE 1.0, section 3.1.4).
  public enum Kind {
    /// Straight lines between points, the end values beyond them.
    CONTINUOUS,
    /// Straight lines between points, the end slopes beyond them.
    EXTRAPOLATE,
    /// The value of the last point passed.
    DISCRETE
  }

  public LookupTable {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A lookup needs at least one point.");
    }
    for (var i = 1; i < points.size(); i++) {
      if (!(points.get(i).x() >= points.get(i - 1).x())) {
        throw new IllegalArgumentException("The x values of a lookup must not fall.");
      }
    }
  }
}
