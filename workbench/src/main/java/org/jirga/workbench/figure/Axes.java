package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.analysis.experiment.Quantiles;
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

  /// What a letter takes, in pixels.
  private static final double LETTER = 6.8;

  private Axes() {}

  static Json.Obj base() {
    return Json.object(
        "animation", false,
        "textStyle", Json.object("fontFamily", "sans-serif", "color", Palette.TEXT),
        "aria", Json.object("enabled", false));
  }

  /// What is drawn over time: the axes and the room for them.
  ///
  /// @param unit of the values, in words
  static Json.Obj overTime(Json.Obj timeAxis, String unit, List<Json> series) {
    return base()
        .with(
            "grid",
            Json.object("left", 8, "right", 16, "top", 34, "bottom", 26, "containLabel", true))
        .with("xAxis", timeAxis)
        .with("yAxis", titled(value(unit)))
        .with("tooltip", tooltip("axis"))
        .with("series", Json.list(series));
  }

  /// What is drawn in the plane of two quantities: the axes and the room for them.
  ///
  /// @param x an axis of numbers, as is `y`
  static Json.Obj plane(Json.Obj x, Json.Obj y, List<Json> series) {
    return base()
        .with(
            "grid",
            Json.object("left", 8, "right", 30, "top", 34, "bottom", 28, "containLabel", true))
        .with("xAxis", x.with("scale", true).with("nameLocation", "middle").with("nameGap", 28))
        .with("yAxis", titled(y.with("scale", true)))
        .with("tooltip", tooltip("item"))
        .with("series", Json.list(series));
  }

  /// With its name above, from the left edge to the right: not from where the other axis is 0.
  private static Json.Obj titled(Json.Obj axis) {
    return axis.with("axisLine", Json.object("show", false, "onZero", false))
        .with(
            "nameTextStyle",
            Json.object("color", Palette.MUTED, "fontSize", FONT_SIZE, "align", "left"));
  }

  /// An axis of names, all of them shown, without a line of its own.
  ///
  /// @param width in pixels that a name may take
  static Json.Obj names(List<String> names, String color, int width) {
    return Json.object(
        "type", "category",
        "data", Json.list(names),
        "axisTick", Json.object("show", false),
        "axisLine", Json.object("show", false),
        "axisLabel",
            Json.object(
                "color", color,
                "fontSize", FONT_SIZE,
                "lineHeight", LINE_HEIGHT,
                "interval", 0,
                "width", width,
                "overflow", "break"));
  }

  /// How many lines the longest of some names takes: as `early.js` reckons.
  ///
  /// @param width in pixels that a name may take
  static int lines(List<String> names, int width) {
    var longest = names.stream().mapToInt(String::length).max().orElse(0);
    return Math.ceilDiv((int) (longest * LETTER), width);
  }

  /// An axis for [#overTime], from the first of some times to the last.
  static Json.Obj time(String unit, double[] times) {
    return time(unit, 0).with("min", times[0]).with("max", times[times.length - 1]);
  }

  /// An axis whose labels `option.js` writes as times: a year is no quantity that has a comma.
  ///
  /// @param from the time at its 0
  static Json.Obj time(String unit, double from) {
    return value(unit).with("nameLocation", "middle").with("nameGap", 26).with("from", from);
  }

  /// The course of one run, as the data of a line.
  static Json.Arr course(double[] times, double[] values) {
    var points = new ArrayList<Json>();
    for (var at = 0; at < times.length; at++) {
      points.add(point(times[at], values[at]));
    }
    return Json.list(points);
  }

  /// The parts of the range of some courses that their values are rounded to: half of one is less
  /// than a pixel of any picture.
  private static final int PARTS = 500;

  /// Courses as one line with gaps between them. `option.js` makes its data from the times of the
  /// values, and from the first part of each course and the steps from part to part.
  ///
  /// @param values for each course a value for each time
  static Json.Obj courses(String color, double width, List<double[]> values) {
    var low = values.stream().flatMapToDouble(Arrays::stream).min().orElse(0);
    var high = values.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    var part = high > low ? (high - low) / PARTS : 1;
    var steps = new ArrayList<Json>();
    for (var course : values) {
      var line = new ArrayList<Long>();
      var before = 0L;
      for (var value : course) {
        var now = Math.round((value - low) / part);
        line.add(now - before);
        before = now;
      }
      steps.add(Json.list(line));
    }
    return line(color, width, Json.list(List.of()))
        .with(
            "courses",
            Json.object("low", low, "part", Numbers.significantValue(part, 6), "steps", steps));
  }

  /// The medians, with the quantiles as further dimensions, which a tooltip reads.
  static Json.Arr medians(double[] times, List<Quantiles> quantiles) {
    var points = new ArrayList<Json>();
    for (var at = 0; at < times.length; at++) {
      var q = quantiles.get(at);
      points.add(point(times[at], q.p50(), q.p5(), q.p25(), q.p75(), q.p95()));
    }
    return Json.list(points);
  }

  /// The title of a column of times.
  static String timeTitle(String unit) {
    return unit.isEmpty() ? "Time" : "Time (" + unit + ")";
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

  /// Dashed lines across the picture.
  ///
  /// @param places each an axis and where on it: `{"xAxis": 0}`
  static Json.Obj marks(List<? extends Json> places) {
    return Json.object(
        "silent",
        true,
        "symbol",
        "none",
        "animation",
        false,
        "label",
        Json.object("show", false),
        "lineStyle",
        Json.object("color", Palette.MUTED, "type", "dashed", "width", 1),
        "data",
        Json.list(places));
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
