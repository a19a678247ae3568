package org.jirga.workbench.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Leaves out the points of a picture's straight lines that nobody could see.
///
/// @see "Douglas and Peucker (1973), Cartographica 10, 112"
final class StraightPaths {

  /// How far a line may move, in CSS pixels: a screen of high density has two or three pixels in
  // one.
  private static final double TOLERANCE = 0.12;

  private static final int TENTHS = 10;

  /// Of so few points the places are as short as the steps between them.
  private static final int SHORT = 5;

  private static final Pattern PATH = Pattern.compile(" d=\"([-MLZ\\d. ]+)\"");
  private static final Pattern STRETCH = Pattern.compile("M([-L\\d. ]+)(Z?)");
  private static final Pattern POINT = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)");

  private StraightPaths() {}

  private record Point(String text, double x, double y) {}

  static String thinned(String svg) {
    return PATH.matcher(svg)
        .replaceAll(
            path ->
                Matcher.quoteReplacement(
                    " d=\""
                        + STRETCH.matcher(path.group(1)).replaceAll(StraightPaths::stretch)
                        + "\""));
  }

  private static String stretch(MatchResult stretch) {
    var points =
        POINT
            .matcher(stretch.group(1))
            .results()
            .map(
                it ->
                    new Point(
                        it.group(),
                        Double.parseDouble(it.group(1)),
                        Double.parseDouble(it.group(2))))
            .toList();
    var seen = seen(points);
    return (seen.size() < SHORT
            ? "M" + String.join("L", seen.stream().map(Point::text).toList())
            : steps(seen))
        + stretch.group(2);
  }

  /// From point to point, in tenths of a pixel: what is drawn stays, and half of the text goes.
  private static String steps(List<Point> points) {
    var text = new StringBuilder("M").append(points.getFirst().text).append('l');
    var x = Math.round(points.getFirst().x * TENTHS);
    var y = Math.round(points.getFirst().y * TENTHS);
    var isFirst = true;
    for (var point : points.subList(1, points.size())) {
      var toX = Math.round(point.x * TENTHS);
      var toY = Math.round(point.y * TENTHS);
      append(text, toX - x, isFirst);
      append(text, toY - y, false);
      x = toX;
      y = toY;
      isFirst = false;
    }
    return text.toString();
  }

  /// A sign separates numbers, and so does nothing else need to.
  private static void append(StringBuilder text, long tenths, boolean isFirst) {
    if (!isFirst && tenths >= 0) {
      text.append(' ');
    }
    if (tenths < 0) {
      text.append('-');
    }
    var size = Math.abs(tenths);
    if (size >= TENTHS || size == 0) {
      text.append(size / TENTHS);
    }
    if (size % TENTHS != 0) {
      text.append('.').append(size % TENTHS);
    }
  }

  private static List<Point> seen(List<Point> points) {
    if (points.size() < 3) {
      return points;
    }
    var kept = new BitSet();
    kept.set(0);
    kept.set(points.size() - 1);
    var open = new ArrayDeque<int[]>();
    open.push(new int[] {0, points.size() - 1});
    while (!open.isEmpty()) {
      var part = open.pop();
      var farthest = -1;
      var distance = TOLERANCE;
      for (var at = part[0] + 1; at < part[1]; at++) {
        var here = distance(points.get(at), points.get(part[0]), points.get(part[1]));
        if (here > distance) {
          distance = here;
          farthest = at;
        }
      }
      if (farthest >= 0) {
        kept.set(farthest);
        open.push(new int[] {part[0], farthest});
        open.push(new int[] {farthest, part[1]});
      }
    }
    var seen = new ArrayList<Point>();
    kept.stream().forEach(at -> seen.add(points.get(at)));
    return seen;
  }

  /// From a point to the stretch between two others.
  private static double distance(Point point, Point from, Point to) {
    var alongX = to.x - from.x;
    var alongY = to.y - from.y;
    var square = alongX * alongX + alongY * alongY;
    var share =
        square == 0 ? 0 : ((point.x - from.x) * alongX + (point.y - from.y) * alongY) / square;
    var nearest = Math.clamp(share, 0.0, 1.0);
    return StrictMath.hypot(
        point.x - from.x - nearest * alongX, point.y - from.y - nearest * alongY);
  }
}
