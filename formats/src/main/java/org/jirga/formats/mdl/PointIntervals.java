package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import org.jirga.formats.equation.DataReading;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.LookupTable.Point;

/// What the points of a data series from one time to another have in common, worked out before the
/// run for each interval of points.
final class PointIntervals {

  /// The most points of a single series.
  static final int MOST_POINTS = 1_000;

  /// The most intervals of all series of a model: their lookups take some 50 bytes each.
  static final long MOST = count(MOST_POINTS);

  private PointIntervals() {}

  /// How many intervals so many points have.
  static long count(long points) {
    return points * (points + 1) / 2;
  }

  /// How many points there are before a time, with time running backwards.
  static LookupTable before(List<Point> points) {
    var counts = new ArrayList<Point>();
    counts.add(new Point(-Double.MAX_VALUE, points.size()));
    for (var i = points.size() - 1; i >= 0; i--) {
      var time = points.get(i).x();
      counts.add(new Point(-time - DataMode.nearness(time), i));
    }
    return discrete(counts);
  }

  /// How many points there are up to a time.
  static LookupTable upTo(List<Point> points) {
    var counts = new ArrayList<Point>();
    counts.add(new Point(-Double.MAX_VALUE, 0));
    for (var i = 0; i < points.size(); i++) {
      var time = points.get(i).x();
      counts.add(new Point(time - DataMode.nearness(time), i + 1));
    }
    return discrete(counts);
  }

  /// By the number of the interval.
  static LookupTable table(DataReading reading, List<Point> points) {
    var values = new ArrayList<Point>();
    for (var before = 0; before <= points.size(); before++) {
      add(values, DataReading.interval(before, 0), Expr.Literal.NOT_AVAILABLE);
      var soFar = new Values(points.size() - before);
      for (var i = before; i < points.size(); i++) {
        soFar.add(points.get(i).y());
        add(values, DataReading.interval(before, i + 1), soFar.value(reading));
      }
    }
    return discrete(values);
  }

  /// What holds on needs no further point.
  private static void add(List<Point> values, double interval, double value) {
    if (values.isEmpty() || values.getLast().y() != value) {
      values.add(new Point(interval, value));
    }
  }

  private static LookupTable discrete(List<Point> points) {
    return new LookupTable(points, Kind.DISCRETE);
  }

  /// Those of the points so far, in order.
  private static final class Values {
    private final double[] sorted;
    private int size;
    private double sum;

    Values(int most) {
      sorted = new double[most];
    }

    void add(double value) {
      var at = size++;
      while (at > 0 && sorted[at - 1] > value) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = value;
      sum += value;
    }

    private double deviation() {
      var mean = sum / size;
      var squares = 0.0;
      for (var i = 0; i < size; i++) {
        squares += (sorted[i] - mean) * (sorted[i] - mean);
      }
      return Math.sqrt(squares / size);
    }

    double value(DataReading reading) {
      return switch (reading) {
        case SMALLEST -> sorted[0];
        case LARGEST -> sorted[size - 1];
        case MEAN -> sum / size;
        case DEVIATION -> deviation();
        case MEDIAN -> (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        case SHIFTED,
            EXACT,
            BETWEEN,
            LATER,
            EARLIER,
            CUMULATED,
            TOTAL,
            FIRST_TIME,
            LAST_TIME,
            BEFORE,
            UP_TO ->
            throw new IllegalArgumentException(
                "'%s' does not read an interval.".formatted(reading));
      };
    }
  }
}
