package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// One axis for each quantity side by side, one line across them for each future (parallel
/// coordinates). In a page a reader keeps the futures that pass where they say (brushing), by
/// pointer or by keyboard, and is told how many are left and how many of them are of interest:
/// `brush.js`.
public final class ParallelChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 380;
  private static final int SIDE = 76;
  private static final int TABLE_ROWS = 20;

  /// Values are rounded to so many parts of their axis, fewer than it has pixels.
  private static final int PARTS = 250;

  /// @param unit in words, possibly empty
  public record Axis(String name, String unit) {}

  /// What a future may be of interest for.
  ///
  /// @param label a statement that is true of those futures
  /// @param isTrue for each future
  public record Mark(String label, boolean[] isTrue) {}

  private ParallelChart() {}

  /// @param axes at least two
  /// @param rows for each future a value for each axis; all finite
  /// @param marks at least one; the picture shows the first, a page offers the others
  /// @param futures what the lines are, in words
  public static Figure of(
      String id,
      String title,
      String finding,
      List<Axis> axes,
      List<double[]> rows,
      List<Mark> marks,
      String futures,
      String note) {
    return new Figure(
        id,
        title,
        finding,
        option(axes, rows, marks, futures),
        WIDTH,
        HEIGHT,
        table(axes, rows, marks.getFirst()),
        data(axes, rows, marks),
        note);
  }

  private static Json.Obj option(
      List<Axis> axes, List<double[]> rows, List<Mark> marks, String futures) {
    var lows = new double[axes.size()];
    var highs = new double[axes.size()];
    for (var axis = 0; axis < axes.size(); axis++) {
      var at = axis;
      lows[axis] = rows.stream().mapToDouble(row -> row[at]).min().orElse(0);
      highs[axis] = rows.stream().mapToDouble(row -> row[at]).max().orElse(1);
    }
    var scales = new ArrayList<Json>();
    var names = new ArrayList<String>();
    var bottoms = new ArrayList<String>();
    for (var axis = 0; axis < axes.size(); axis++) {
      var name = axes.get(axis).name();
      names.add(name + "\n" + Numbers.quantity(highs[axis]));
      bottoms.add(Numbers.quantity(lows[axis]));
      scales.add(
          Json.object(
              "name", name,
              "unit", axes.get(axis).unit(),
              "low", Numbers.significantValue(lows[axis], 4),
              "high", Numbers.significantValue(highs[axis], 4)));
    }
    var parts = new ArrayList<Json>();
    for (var row : rows) {
      var line = new ArrayList<Long>();
      for (var axis = 0; axis < row.length; axis++) {
        var range = highs[axis] - lows[axis];
        line.add(range > 0 ? Math.round((row[axis] - lows[axis]) / range * PARTS) : PARTS / 2);
      }
      parts.add(Json.list(line));
    }
    var room = (WIDTH - 2 * SIDE) / Math.max(1, axes.size() - 1);
    return Axes.base()
        .with("grid", Json.object("left", SIDE, "right", SIDE, "top", 84, "bottom", 26))
        .with(
            "xAxis",
            Json.array(
                axis("top", names, Palette.TEXT, Math.min(room, 2 * SIDE) - 6)
                    .with(
                        "splitLine",
                        Json.object(
                            "show",
                            true,
                            "interval",
                            0,
                            "lineStyle",
                            Json.object("color", Palette.MUTED, "width", 1))),
                axis("bottom", bottoms, Palette.MUTED, room)))
        .with("yAxis", Json.object("type", "value", "min", 0, "max", 1, "show", false))
        .with("series", Json.list(List.of()))
        .with(
            "futures",
            Json.object(
                "what", futures,
                "axes", scales,
                "of", PARTS,
                "parts", parts,
                "marks",
                    marks.stream()
                        .map(it -> Json.object("label", it.label(), "is", bits(it.isTrue())))
                        .toList(),
                "colors", Json.array(Palette.GRID, Palette.INNER, Palette.SECOND)));
  }

  private static String bits(boolean[] flags) {
    var text = new StringBuilder();
    for (var flag : flags) {
      text.append(flag ? '1' : '0');
    }
    return text.toString();
  }

  private static Json.Obj axis(String position, List<String> labels, String color, int width) {
    return Axes.names(labels, color, width).with("boundaryGap", false).with("position", position);
  }

  private static FigureData data(List<Axis> axes, List<double[]> rows, List<Mark> marks) {
    var header = new ArrayList<String>();
    axes.forEach(it -> header.add(titled(it)));
    marks.forEach(it -> header.add(it.label()));
    var cells = new ArrayList<List<Object>>();
    for (var row = 0; row < rows.size(); row++) {
      var line = new ArrayList<Object>();
      Arrays.stream(rows.get(row)).forEach(line::add);
      for (var mark : marks) {
        line.add(mark.isTrue()[row] ? "yes" : "no");
      }
      cells.add(line);
    }
    return new FigureData(header, cells);
  }

  private static String titled(Axis axis) {
    return axis.unit().isEmpty() ? axis.name() : axis.name() + " (" + axis.unit() + ")";
  }

  private static DataTable table(List<Axis> axes, List<double[]> rows, Mark mark) {
    var headers = new ArrayList<String>();
    headers.add("Future");
    axes.forEach(it -> headers.add(titled(it)));
    headers.add(mark.label());
    var cells = new ArrayList<List<String>>();
    for (var row = 0; row < Math.min(TABLE_ROWS, rows.size()); row++) {
      var line = new ArrayList<String>();
      line.add(Numbers.count(row + 1));
      for (var value : rows.get(row)) {
        line.add(Numbers.significant(value, 3));
      }
      line.add(mark.isTrue()[row] ? "yes" : "no");
      cells.add(line);
    }
    return new DataTable(headers, cells);
  }
}
