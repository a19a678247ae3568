package org.jirga.conflict.cardinal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Benchmarks of what two parties who can agree on any state, or on a lottery over states, would
/// settle for, given what each has if they do not agree.
public final class Bargaining {

  private static final double TOLERANCE = 1e-12;

  private final Point disagreement;

  /// The corners of what is feasible and at least as good for both as to disagree, in order.
  private final List<Point> corners;

  /// What the two parties get.
  public record Point(double first, double second) {}

  /// @param outcomes what they get in each state
  /// @param disagreement what they get without agreement
  public Bargaining(List<Point> outcomes, Point disagreement) {
    this.disagreement = disagreement;
    var all = new ArrayList<>(outcomes);
    all.add(disagreement);
    this.corners =
        above(
            above(hull(all), point -> point.first() - disagreement.first()),
            point -> point.second() - disagreement.second());
  }

  /// The greatest product of the gains of the two (Nash 1950). Absent if there is nothing to gain
  /// for both.
  public Optional<Point> nash() {
    Optional<Point> best = Optional.empty();
    for (var i = 0; i < corners.size(); i++) {
      var candidate = best(corners.get(i), corners.get((i + 1) % corners.size()));
      if (best.isEmpty() || product(candidate) > product(best.get())) {
        best = Optional.of(candidate);
      }
    }
    return best.filter(point -> product(point) > TOLERANCE);
  }

  /// Gains in proportion to the most that each could gain (Kalai and Smorodinsky 1975). Absent if
  /// there is nothing to gain for both.
  public Optional<Point> kalaiSmorodinsky() {
    var first = corners.stream().mapToDouble(Point::first).max().orElse(0) - disagreement.first();
    var second =
        corners.stream().mapToDouble(Point::second).max().orElse(0) - disagreement.second();
    if (first <= TOLERANCE || second <= TOLERANCE) {
      return Optional.empty();
    }
    var furthest = 0.0;
    for (var i = 0; i < corners.size(); i++) {
      furthest =
          Math.max(
              furthest,
              along(first, second, corners.get(i), corners.get((i + 1) % corners.size())));
    }
    return furthest <= TOLERANCE
        ? Optional.empty()
        : Optional.of(
            new Point(
                disagreement.first() + furthest * first,
                disagreement.second() + furthest * second));
  }

  /// The share of the one who offers first, where offers alternate and waiting for the next one
  /// costs each a part of the whole (Rubinstein 1982).
  ///
  /// @param patience of the one who offers first: what a unit in the next round is worth now
  /// @param otherPatience of the other
  /// @throws IllegalArgumentException if one is not between 0 and 1, or both are 1
  public static double firstOffer(double patience, double otherPatience) {
    if (!(patience >= 0 && patience <= 1 && otherPatience >= 0 && otherPatience <= 1)
        || patience * otherPatience == 1) {
      throw new IllegalArgumentException(
          "The patience of the two (%s, %s) must lie between 0 and 1, of one below 1."
              .formatted(patience, otherPatience));
    }
    return (1 - otherPatience) / (1 - patience * otherPatience);
  }

  private double product(Point point) {
    return (point.first() - disagreement.first()) * (point.second() - disagreement.second());
  }

  /// The best point between two by the product of gains, a parabola along the way.
  private Point best(Point from, Point to) {
    var x = from.first() - disagreement.first();
    var y = from.second() - disagreement.second();
    var dx = to.first() - from.first();
    var dy = to.second() - from.second();
    var curve = dx * dy;
    var t = curve < 0 ? Math.clamp(-(x * dy + y * dx) / (2 * curve), 0.0, 1.0) : 0;
    var middle = new Point(from.first() + t * dx, from.second() + t * dy);
    return List.of(middle, from, to).stream()
        .max(Comparator.comparingDouble(this::product))
        .orElseThrow();
  }

  /// How far the way from the disagreement in a direction goes until it crosses an edge.
  private double along(double first, double second, Point from, Point to) {
    var dx = to.first() - from.first();
    var dy = to.second() - from.second();
    var determinant = dx * second - dy * first;
    var x = from.first() - disagreement.first();
    var y = from.second() - disagreement.second();
    if (Math.abs(determinant) <= TOLERANCE) {
      // along the edge: its ends may lie on the way
      return Math.abs(x * second - y * first) <= TOLERANCE
          ? Math.max(x / first, (to.first() - disagreement.first()) / first)
          : 0;
    }
    var t = (dx * y - dy * x) / determinant;
    var onEdge = (first * y - second * x) / determinant;
    return onEdge >= -TOLERANCE && onEdge <= 1 + TOLERANCE ? t : 0;
  }

  private interface Side {
    double of(Point point);
  }

  /// The part of a polygon on the side where a value is not negative (Sutherland and Hodgman 1974).
  private static List<Point> above(List<Point> polygon, Side side) {
    var kept = new ArrayList<Point>();
    for (var i = 0; i < polygon.size(); i++) {
      var from = polygon.get(i);
      var to = polygon.get((i + 1) % polygon.size());
      var here = side.of(from);
      var there = side.of(to);
      if (here >= 0) {
        kept.add(from);
      }
      if (here < 0 && there > 0 || here > 0 && there < 0) {
        var t = here / (here - there);
        kept.add(
            new Point(
                from.first() + t * (to.first() - from.first()),
                from.second() + t * (to.second() - from.second())));
      }
    }
    return kept;
  }

  /// Convex hull, counter-clockwise (Andrew 1979).
  private static List<Point> hull(List<Point> points) {
    var sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::first).thenComparingDouble(Point::second))
            .toList();
    if (sorted.size() < 3) {
      return sorted;
    }
    var hull = new ArrayList<Point>(half(sorted));
    hull.removeLast();
    hull.addAll(half(sorted.reversed()));
    hull.removeLast();
    return hull;
  }

  private static List<Point> half(List<Point> sorted) {
    var half = new ArrayList<Point>();
    for (var point : sorted) {
      while (half.size() > 1 && turn(half.get(half.size() - 2), half.getLast(), point) <= 0) {
        half.removeLast();
      }
      half.add(point);
    }
    return half;
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.first() - a.first()) * (c.second() - a.second())
        - (b.second() - a.second()) * (c.first() - a.first());
  }
}
