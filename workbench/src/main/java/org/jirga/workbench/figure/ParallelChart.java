package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// One axis for each quantity side by side, one line across them for each future. Dragging along an
/// axis keeps the futures that pass there (brushing). Needs the whole chart library.
public final class ParallelChart {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 340;
  private static final int TABLE_ROWS = 20;

  private ParallelChart() {}

  /// @param axes names of the quantities
  /// @param rows for each future a value for each axis
  /// @param isMarked for each future, whether it is of interest
  /// @param marked what is of interest, in words
  public static Figure of(
      String id,
      String title,
      String finding,
      List<String> axes,
      List<double[]> rows,
      boolean[] isMarked,
      String marked,
      String note) {
    var scales = new ArrayList<Json>();
    for (var axis = 0; axis < axes.size(); axis++) {
      scales.add(Json.object("dim", axis, "name", axes.get(axis), "scale", true));
    }
    var others = new ArrayList<Json>();
    var interesting = new ArrayList<Json>();
    for (var row = 0; row < rows.size(); row++) {
      (isMarked[row] ? interesting : others).add(Axes.point(rows.get(row)));
    }
    return new Figure(
        id,
        title,
        finding,
        Axes.base()
            .with(
                "parallel",
                Json.object(
                    "left",
                    24,
                    "right",
                    130,
                    "top",
                    60,
                    "bottom",
                    24,
                    "parallelAxisDefault",
                    defaults()))
            .with("parallelAxis", Json.list(scales))
            .with(
                "series",
                Json.array(
                    lines("others", Palette.INNER, 0.25, others),
                    lines(marked, Palette.SECOND, 0.45, interesting))),
        WIDTH,
        HEIGHT,
        table(axes, rows, isMarked, marked),
        data(axes, rows, isMarked, marked),
        note);
  }

  private static FigureData data(
      List<String> axes, List<double[]> rows, boolean[] isMarked, String marked) {
    var header = new ArrayList<>(axes);
    header.add(marked);
    var cells = new ArrayList<List<Object>>();
    for (var row = 0; row < rows.size(); row++) {
      var line = new ArrayList<Object>();
      Arrays.stream(rows.get(row)).forEach(line::add);
      line.add(isMarked[row] ? "yes" : "no");
      cells.add(line);
    }
    return new FigureData(header, cells);
  }

  private static Json.Obj defaults() {
    return Json.object(
        "nameLocation",
        "end",
        "nameGap",
        14,
        "nameRotate",
        12,
        "nameTextStyle",
        Json.object("color", Palette.TEXT, "fontSize", Axes.FONT_SIZE, "align", "left"),
        "axisLabel",
        Json.object("color", Palette.MUTED, "fontSize", 10, "hideOverlap", true),
        "axisLine",
        Json.object("lineStyle", Json.object("color", Palette.MUTED)),
        "axisTick",
        Json.object("show", false),
        "areaSelectStyle",
        Json.object(
            "width",
            18,
            "borderWidth",
            1,
            "borderColor",
            Palette.TEXT,
            "color",
            Palette.MUTED,
            "opacity",
            0.3));
  }

  private static Json lines(String name, String color, double opacity, List<Json> data) {
    return Json.object(
        "type",
        "parallel",
        "name",
        name,
        "animation",
        false,
        "progressive",
        0,
        "inactiveOpacity",
        0.02,
        "activeOpacity",
        0.9,
        "emphasis",
        Json.object("disabled", true),
        "lineStyle",
        Json.object("color", color, "width", 1, "opacity", opacity),
        "data",
        Json.list(data));
  }

  private static DataTable table(
      List<String> axes, List<double[]> rows, boolean[] isMarked, String marked) {
    var headers = new ArrayList<String>();
    headers.add("Future");
    headers.addAll(axes);
    headers.add(marked);
    var cells = new ArrayList<List<String>>();
    for (var row = 0; row < Math.min(TABLE_ROWS, rows.size()); row++) {
      var line = new ArrayList<String>();
      line.add(Numbers.count(row + 1));
      for (var value : rows.get(row)) {
        line.add(Numbers.significant(value, 3));
      }
      line.add(isMarked[row] ? "yes" : "no");
      cells.add(line);
    }
    return new DataTable(headers, cells);
  }
}
