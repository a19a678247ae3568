package org.jirga.engine.program;

import org.jirga.engine.arithmetic.Vectors;
import org.jirga.model.expr.LookupTable;

/// A graphical function, ready to be applied.
///
/// Between two points the value is `y0 + (y1 - y0) / (x1 - x0) * (x - x0)`, rounded after each
/// operation. Where several points share an x, a continuous table takes the y of the first of them
/// at exactly this x, as Vensim does, and a discrete one that of the last.
public final class Table {

  private static final int MOST_PARTS = 1024;

  /// What is asked of the points.
  public enum Reading {
    /// The value at x, as the lookup's kind has it.
    VALUE,
    /// The value at x, the slopes of the end points going on beyond them.
    EXTRAPOLATED,
    /// The value of the first point that is not before x, or of the last.
    FORWARD,
    /// The value of the last point that is not after x, or of the first.
    BACKWARD,
    /// The first x that has a value; `:NA:` where none has it.
    INVERSE,
    /// The first x that has a value; where none has it, the x of the end whose value is nearer.
    INVERSE_OR_END,
    /// The first x that has a value, the slopes of the end points going on beyond them; where none
    /// has it, the x of the end whose value is nearer.
    INVERSE_EXTRAPOLATED,
    /// The slope on the way to x.
    SLOPE_BEFORE,
    /// The slope on the way from x.
    SLOPE_AFTER,
    /// The area between the first point and x.
    AREA,
    /// The x to the left of which a share of the area lies.
    QUANTILE
  }

  private final LookupTable points;
  private final Reading reading;
  private final double[] x;
  private final double[] y;

  /// `slope[i]` leads from point i to point i + 1.
  private final double[] slope;

  /// For each of so many equal parts of the span from the first x to the last, a point whose x is
  /// below all places of the part, or the first point: where a search begins.
  private final int[] begin;

  /// How many parts there are in a unit of x; 0 where there is only one.
  private final double parts;

  private final boolean isStraight;
  private final double lowest;
  private final double highest;

  public Table(LookupTable points) {
    this(points, Reading.VALUE);
  }

  public Table(LookupTable points, Reading reading) {
    this.points = points;
    this.reading = reading;
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
    this.isStraight =
        switch (reading) {
          case VALUE -> points.kind() != LookupTable.Kind.DISCRETE;
          case EXTRAPOLATED -> true;
          case FORWARD,
              BACKWARD,
              INVERSE,
              INVERSE_OR_END,
              INVERSE_EXTRAPOLATED,
              SLOPE_BEFORE,
              SLOPE_AFTER,
              AREA,
              QUANTILE ->
              false;
        };
    this.lowest = x[0];
    this.highest = x[count - 1];
    var most = Math.clamp(2L * (count - 1), 1, MOST_PARTS);
    var density = most / (highest - lowest);
    this.parts = Double.isFinite(density) ? density : 0;
    this.begin = new int[most + 1];
    // A part is a rising function of the place, rounding included: a point in an earlier part than
    // a place is below it.
    for (var i = 0; i < count; i++) {
      if (part(x[i]) < most) {
        begin[part(x[i]) + 1] = i;
      }
    }
    for (var part = 1; part <= most; part++) {
      begin[part] = Math.max(begin[part], begin[part - 1]);
    }
  }

  private int part(double place) {
    return (int) ((place - lowest) * parts);
  }

  /// The points as written.
  public LookupTable points() {
    return points;
  }

  /// The slope from a point to the next; the last has none.
  public double slope(int point) {
    return slope[point];
  }

  /// What is read.
  public Reading reading() {
    return reading;
  }

  /// The same points read differently.
  public Table reading(Reading other) {
    return new Table(points, other);
  }

  /// What is read at a place; NaN at NaN.
  public double at(double place) {
    return isStraight && place > lowest && place <= highest ? between(place) : elsewhere(place);
  }

  private double elsewhere(double place) {
    if (Double.isNaN(place)) {
      return Double.NaN;
    }
    var last = x.length - 1;
    return switch (reading) {
      case VALUE -> value(place);
      case EXTRAPOLATED -> extrapolated(place);
      case FORWARD -> y[Math.min(last, firstNotBelow(place))];
      case BACKWARD -> y[Math.max(0, firstAbove(place) - 1)];
      case INVERSE -> inverse(place, Vectors.NOT_AVAILABLE);
      case INVERSE_OR_END -> inverse(place, nearerEnd(place));
      case INVERSE_EXTRAPOLATED -> extrapolatedInverse(place);
      case SLOPE_BEFORE -> place > x[last] ? 0 : slopeFrom(firstNotBelow(place) - 1);
      case SLOPE_AFTER -> slopeFrom(firstAbove(place) - 1);
      case AREA -> area(place);
      case QUANTILE -> quantile(place);
    };
  }

  private double value(double place) {
    return switch (points.kind()) {
      case CONTINUOUS -> continuous(place);
      case EXTRAPOLATE -> extrapolated(place);
      case DISCRETE -> y[Math.max(0, firstAbove(place) - 1)];
    };
  }

  private double continuous(double place) {
    return place <= lowest ? y[0] : y[y.length - 1];
  }

  private double extrapolated(double place) {
    var last = x.length - 1;
    if (last == 0 || place == lowest) {
      return y[0];
    }
    return place < lowest
        ? y[0] + slope[0] * (place - lowest)
        : y[last] + slope[last - 1] * (place - highest);
  }

  /// @param place above the first x, not above the last
  private double between(double place) {
    var low = begin[part(place)];
    while (x[low + 1] < place) {
      low++;
    }
    return place == x[low + 1] ? y[low + 1] : y[low] + slope[low] * (place - x[low]);
  }

  private double slopeFrom(int point) {
    return point < 0 || point + 1 >= x.length ? 0 : slope[point];
  }

  private double inverse(double wanted, double beyond) {
    var last = x.length - 1;
    for (var i = 0; i <= last; i++) {
      if (y[i] == wanted) {
        return x[i];
      }
      var crosses =
          i < last && (y[i] < wanted && wanted < y[i + 1] || y[i] > wanted && wanted > y[i + 1]);
      if (crosses) {
        return x[i] + (x[i + 1] - x[i]) * (wanted - y[i]) / (y[i + 1] - y[i]);
      }
    }
    return beyond;
  }

  private double nearerEnd(double wanted) {
    var last = x.length - 1;
    return Math.abs(wanted - y[0]) <= Math.abs(wanted - y[last]) ? x[0] : x[last];
  }

  private double extrapolatedInverse(double wanted) {
    var last = x.length - 1;
    var before = slopeFrom(0) == 0 ? 0 : (wanted - y[0]) / slope[0];
    if (before < 0) {
      return x[0] + before;
    }
    var after = slopeFrom(last - 1) == 0 ? 0 : (wanted - y[last]) / slope[last - 1];
    return inverse(wanted, after > 0 ? x[last] + after : nearerEnd(wanted));
  }

  /// Beyond the end points their values go on.
  private double area(double place) {
    if (place <= x[0]) {
      return (place - x[0]) * y[0];
    }
    var sum = 0.0;
    for (var i = 0; i + 1 < x.length && x[i] < place; i++) {
      var to = Math.min(place, x[i + 1]);
      var end = to == x[i + 1] ? y[i + 1] : y[i] + slope[i] * (to - x[i]);
      sum += (to - x[i]) * (y[i] + end) / 2;
    }
    var last = x.length - 1;
    return place > x[last] ? sum + (place - x[last]) * y[last] : sum;
  }

  private double quantile(double share) {
    var left = share * area(x[x.length - 1]);
    for (var i = 0; i + 1 < x.length; i++) {
      var width = x[i + 1] - x[i];
      var here = width * (y[i] + y[i + 1]) / 2;
      if (left <= here && here > 0) {
        // The root of y t + slope t^2 / 2 = left, in the form that does not cancel.
        var root = Math.sqrt(Math.max(0, y[i] * y[i] + 2 * slope[i] * left));
        return x[i] + 2 * left / (y[i] + root);
      }
      left -= here;
    }
    return x[x.length - 1];
  }

  /// The first point whose x is not below a place, or the number of points.
  private int firstNotBelow(double place) {
    var above = 0;
    while (above < x.length && x[above] < place) {
      above++;
    }
    return above;
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
    return other instanceof Table table && points.equals(table.points) && reading == table.reading;
  }

  @Override
  public int hashCode() {
    return 31 * points.hashCode() + reading.hashCode();
  }

  @Override
  public String toString() {
    return points.toString();
  }
}
