package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Parts that all charts share.
final class Axes {

  /// Four digits more than people read, so that the picture and the tooltip are exact enough and
  /// the page stays small.
  private static final int DIGITS = 5;

  static final int FONT_SIZE = 12;

  /// Given, because the library's own guess needs a font with Chinese characters.
  static final int LINE_HEIGHT = 14;

  private Axes() {}

  static Json.Obj base() {
    return Json.object(
        "animation", false,
        "textStyle", Json.object("fontFamily", "sans-serif", "color", Palette.TEXT),
        "aria", Json.object("enabled", false));
  }

  /// An axis of numbers.
  static Json.Obj value(String name) {
    return Json.object(
        "type", "value",
        "name", name,
        "nameTextStyle", Json.object("color", Palette.MUTED, "fontSize", FONT_SIZE),
        "axisLabel", label(),
        "axisLine", Json.object("show", false),
        "axisTick", Json.object("show", false),
        "splitLine", Json.object("lineStyle", Json.object("color", Palette.GRID, "width", 1)));
  }

  static Json.Obj label() {
    return Json.object(
        "color",
        Palette.MUTED,
        "fontSize",
        FONT_SIZE,
        "lineHeight",
        LINE_HEIGHT,
        "hideOverlap",
        true);
  }

  /// A tooltip drawn as part of the picture: it needs no element of the page.
  static Json.Obj tooltip(String trigger) {
    return Json.object(
        "trigger",
        trigger,
        "renderMode",
        "richText",
        "confine",
        true,
        "transitionDuration",
        0,
        "backgroundColor",
        Palette.SURFACE,
        "borderColor",
        Palette.GRID,
        "textStyle",
        Json.object("color", Palette.TEXT, "fontSize", FONT_SIZE, "lineHeight", LINE_HEIGHT + 4),
        "axisPointer",
        Json.object(
            "type",
            "line",
            "animation",
            false,
            "lineStyle",
            Json.object("color", Palette.MUTED, "type", "solid")));
  }

  /// Segments, each from a point to a point, as the data of one line with gaps.
  static Json.Arr segments(List<double[]> paths) {
    var points = new ArrayList<Json>();
    for (var path : paths) {
      if (!points.isEmpty()) {
        points.add(Json.array("-", "-"));
      }
      for (var i = 0; i < path.length; i += 2) {
        points.add(point(path[i], path[i + 1]));
      }
    }
    return Json.list(points);
  }

  static Json.Arr point(double... coordinates) {
    var rounded = new ArrayList<Double>();
    for (var coordinate : coordinates) {
      rounded.add(Numbers.significantValue(coordinate, DIGITS));
    }
    return Json.list(rounded);
  }

  /// A line that is only looked at: no symbols, no reaction to the pointer.
  static Json.Obj line(String color, double width, Json.Arr data) {
    return Json.object(
        "type",
        "line",
        "silent",
        true,
        "showSymbol",
        false,
        "animation",
        false,
        "emphasis",
        Json.object("disabled", true),
        "tooltip",
        Json.object("show", false),
        "itemStyle",
        Json.object("color", color),
        "lineStyle",
        Json.object("color", color, "width", width),
        "data",
        data);
  }
}
