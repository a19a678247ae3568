package org.jirga.engine.program;

import org.jirga.model.expr.LookupTable;

/// A graphical function, ready to be applied.
///
/// Between two points the value is `y0 + (y1 - y0) / (x1 - x0) * (x - x0)`, rounded after each
/// operation. Where several points share an x, a continuous table takes the y of the first of them
/// at exactly this x, as Vensim does, and a discrete one that of the last.
public final class Table {

  private final LookupTable points;
  private final double[] x;
  private final double[] y;

  /// `slope[i]` leads from point i to point i + 1.
  private final double[] slope;

  public Table(LookupTable points) {
    this.points = points;
    var count = points.points().size();
    this.x = new double[count];
    this.y = new double[count];
    this.slope = new double[count];
    for (var i = 0; i < count; i++) {
      x[i] = points.points().get(i).x();
      y[i] = points.points().get(i).y();
    }
    for (var i = 0; i + 1 < count; i++) {
      slope[i] = x[i + 1] > x[i] ? (y[i + 1] - y[i]) / (x[i + 1] - x[i]) : 0;
    }
  }

  /// The points as written.
  public LookupTable points() {
    return points;
  }

  /// The slope from a point to the next; the last has none.
  public double slope(int point) {
    return slope[point];
  }

  /// The value at a place; NaN at NaN.
  public double at(double place) {
    if (Double.isNaN(place)) {
      return Double.NaN;
    }
    return switch (points.kind()) {
      case CONTINUOUS -> continuous(place);
      case EXTRAPOLATE -> extrapolated(place);
      case DISCRETE -> y[Math.max(0, firstAbove(place) - 1)];
    };
  }

  private double continuous(double place) {
    var last = x.length - 1;
    if (place <= x[0]) {
      return y[0];
    }
    return place > x[last] ? y[last] : between(place);
  }

  private double extrapolated(double place) {
    var last = x.length - 1;
    if (place < x[0]) {
      return last == 0 ? y[0] : y[0] + slope[0] * (place - x[0]);
    }
    if (place > x[last]) {
      return last == 0 ? y[0] : y[last] + slope[last - 1] * (place - x[last]);
    }
    return place == x[0] ? y[0] : between(place);
  }

  /// @param place above the first x, not above the last
  private double between(double place) {
    var low = 0;
    var high = x.length - 1;
    while (high - low > 1) {
      var middle = (low + high) >>> 1;
      if (x[middle] < place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return place == x[high] ? y[high] : y[low] + slope[low] * (place - x[low]);
  }

  /// The first point whose x is above a place, or the number of points.
  private int firstAbove(double place) {
    var low = 0;
    var high = x.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (x[middle] <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table table && points.equals(table.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return points.toString();
  }
}
