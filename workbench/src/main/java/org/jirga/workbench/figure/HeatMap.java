package org.jirga.workbench.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Rows over time, darker where a value is larger: which constant matters when, or how many
/// futures are where.
///
/// Each stretch of time is a bar stacked on those before it, so that the picture fits any width;
/// its strength is an opacity, so that it fits light and dark. Values below 0 have the second
/// colour.
public final class HeatMap {

  private static final int WIDTH = 460;
  private static final int WIDE = 720;
  private static final int ROW = 20;
  private static final int TOP = 8;
  private static final int BOTTOM = 48;

  /// More cells than this along time would not be told apart.
  private static final int COLUMNS = 60;

  /// Strengths that can be told apart.
  private static final int LEVELS = 16;

  private static final int DIGITS = 3;

  private static final double LABEL_SHARE = 0.3;

  /// About as many columns as a table beside a figure should have.
  private static final int TABLE_COLUMNS = 6;

  private HeatMap() {}

  /// @param rows labels, from the top
  /// @param times ascending, at least two
  /// @param values for each row a value for each time; NaN where nothing is known
  /// @param full the value that is drawn at full strength
  /// @param isWide whether it takes the whole width of a page
  public static Figure of(
      String id,
      String title,
      String finding,
      List<String> rows,
      String timeUnit,
      double[] times,
      double[][] values,
      double full,
      boolean isWide,
      String note) {
    var width = isWide ? WIDE : WIDTH;
    var every = (times.length - 1 + COLUMNS - 1) / COLUMNS;
    var option =
        Axes.base()
            .with(
                "grid",
                Json.object(
                    "left",
                    8,
                    "right",
                    16,
                    "top",
                    TOP,
                    "bottom",
                    BOTTOM - 20,
                    "containLabel",
                    true))
            .with(
                "xAxis",
                // bars begin at 0
                Axes.time(timeUnit, times[0])
                    .with("min", 0)
                    .with("max", Numbers.significantValue(times[times.length - 1] - times[0], 6))
                    .with("splitLine", Json.object("show", false)))
            .with("yAxis", labels(rows, width))
            .with("tooltip", Axes.tooltip("item"))
            .with("series", Json.list(List.of()))
            .with("cells", cells(times, values, full, every));
    return new Figure(
        id,
        title,
        finding,
        option,
        width,
        TOP + BOTTOM + row(rows, width) * rows.size(),
        table(rows, times, values),
        data(rows, times, values),
        note);
  }

  private static FigureData data(List<String> rows, double[] times, double[][] values) {
    var header = new ArrayList<String>();
    header.add("");
    Arrays.stream(times).mapToObj(HeatMap::written).forEach(header::add);
    var cells = new ArrayList<List<Object>>();
    for (var row = 0; row < rows.size(); row++) {
      var line = new ArrayList<Object>();
      line.add(rows.get(row));
      Arrays.stream(values[row]).forEach(line::add);
      cells.add(line);
    }
    return new FigureData(header, cells);
  }

  /// For programs.
  private static String written(double time) {
    return BigDecimal.valueOf(time).stripTrailingZeros().toPlainString();
  }

  /// What is drawn in each row, of which `option.js` makes bars: a stretch begins at each of the
  /// times but the last.
  private static Json cells(double[] times, double[][] values, double full, int every) {
    var starts =
        IntStream.range(0, times.length - 1).filter(at -> at % every == 0).boxed().toList();
    var ends = new ArrayList<Double>();
    starts.forEach(at -> ends.add(Numbers.significantValue(times[at], 6)));
    ends.add(Numbers.significantValue(times[times.length - 1], 6));
    var rows = new ArrayList<Json>();
    for (var row : values) {
      rows.add(
          Json.list(starts.stream().map(at -> Numbers.significantValue(row[at], DIGITS)).toList()));
    }
    return Json.object(
        "times", ends,
        "values", rows,
        "full", full,
        "levels", LEVELS,
        "colors", Json.array(Palette.LINE, Palette.SECOND));
  }

  private static Json.Obj labels(List<String> rows, int width) {
    return Axes.names(rows, Palette.TEXT, room(width)).with("inverse", true);
  }

  /// Room for a row whose name breaks.
  private static int row(List<String> rows, int width) {
    return Math.max(ROW, Axes.LINE_HEIGHT * Axes.lines(rows, room(width)) + ROW - Axes.LINE_HEIGHT);
  }

  private static int room(int width) {
    return (int) (LABEL_SHARE * width);
  }

  private static DataTable table(List<String> rows, double[] times, double[][] values) {
    var every = Math.max(1, (times.length - 1) / TABLE_COLUMNS);
    var headers = new ArrayList<String>();
    headers.add("");
    for (var at = 0; at < times.length; at += every) {
      headers.add(Numbers.time(times[at]));
    }
    var cells = new ArrayList<List<String>>();
    for (var row = 0; row < rows.size(); row++) {
      var line = new ArrayList<String>();
      line.add(rows.get(row));
      for (var at = 0; at < times.length; at += every) {
        line.add(Double.isNaN(values[row][at]) ? "–" : Numbers.significant(values[row][at], 2));
      }
      cells.add(line);
    }
    return new DataTable(headers, cells);
  }
}
