package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.study.TimeSeries.Observed;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Quantiles over time as two bands and a line, with what was observed drawn on them.
public final class FanChart {

  private static final int WIDTH = 460;
  private static final int HEIGHT = 280;

  /// About as many rows as a table beside a figure should have.
  private static final int TABLE_ROWS = 10;

  private FanChart() {}

  /// @param unit of the values, in words
  /// @param timeUnit in words
  /// @param base one run to draw beside the quantiles, at the same times; empty for none
  public static Figure of(
      String id,
      String title,
      String finding,
      String unit,
      String timeUnit,
      double[] times,
      List<Quantiles> quantiles,
      double[] base,
      List<Observed> observed,
      String note) {
    return new Figure(
        id,
        title,
        finding,
        option(unit, timeUnit, times, quantiles, base, observed),
        WIDTH,
        HEIGHT,
        table(timeUnit, times, quantiles),
        data(times, quantiles, base),
        note);
  }

  private static FigureData data(double[] times, List<Quantiles> quantiles, double[] base) {
    var header = new ArrayList<>(List.of("time", "5 %", "25 %", "median", "75 %", "95 %"));
    var columns = new ArrayList<double[]>();
    columns.add(times);
    columns.add(quantiles.stream().mapToDouble(Quantiles::p5).toArray());
    columns.add(quantiles.stream().mapToDouble(Quantiles::p25).toArray());
    columns.add(quantiles.stream().mapToDouble(Quantiles::p50).toArray());
    columns.add(quantiles.stream().mapToDouble(Quantiles::p75).toArray());
    columns.add(quantiles.stream().mapToDouble(Quantiles::p95).toArray());
    if (base.length == times.length) {
      header.add("every constant at its best value");
      columns.add(base);
    }
    return FigureData.columns(header, columns);
  }

  private static Json.Obj option(
      String unit,
      String timeUnit,
      double[] times,
      List<Quantiles> quantiles,
      double[] base,
      List<Observed> observed) {
    var first = times[0];
    var last = times[times.length - 1];
    var series = new ArrayList<Json>();
    series.add(band(Palette.OUTER, P5, P95));
    series.add(band(Palette.INNER, P25, P75));
    series.add(median(times, quantiles));
    if (base.length == times.length) {
      series.add(base(times, base));
    }
    var shown = observed.stream().filter(o -> o.to() >= first && o.from() <= last).toList();
    if (!shown.isEmpty()) {
      series.add(
          Axes.line(Palette.SECOND, 2, Axes.segments(shown.stream().map(FanChart::box).toList())));
      series.add(points(shown));
    }
    return Axes.overTime(
        Axes.time(timeUnit, times)
            .with("interval", interval(last - first))
            .with("splitLine", Json.object("show", false))
            .with(
                "axisLine",
                Json.object("show", true, "lineStyle", Json.object("color", Palette.MUTED))),
        unit,
        series);
  }

  /// A multiple of twelve where time runs in months; a quarter or so of the span elsewhere.
  private static double interval(double span) {
    if (span % 12 == 0 && span >= 24) {
      return span / 12 <= 8 ? 12 : 24;
    }
    var rough = span / 5;
    var power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    var leading = rough / power;
    return (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10) * power;
  }

  // Where the values of a time have them: the first is the time, the second the median.
  private static final int P5 = 2;
  private static final int P25 = 3;
  private static final int P75 = 4;
  private static final int P95 = 5;

  /// A filled line around what lies between two columns of the values; `option.js` makes its data.
  private static Json.Obj band(String color, int low, int high) {
    return Axes.line(color, 0, Json.list(List.of()))
        .with("areaStyle", Json.object("color", color, "opacity", 1))
        .with("band", Json.array(low, high));
  }

  private static Json.Obj base(double[] times, double[] values) {
    return Axes.line(Palette.TEXT, 1.2, Axes.course(times, values))
        .with("lineStyle", Json.object("color", Palette.TEXT, "width", 1.2, "type", "dashed"));
  }

  private static Json.Obj median(double[] times, List<Quantiles> quantiles) {
    return Json.object(
        "type", "line",
        "name", "Median",
        "id", "values",
        "showSymbol", false,
        "animation", false,
        "emphasis", Json.object("disabled", true),
        "itemStyle", Json.object("color", Palette.LINE),
        "lineStyle", Json.object("color", Palette.LINE, "width", 2),
        "dimensions", Json.array("time", "median", "5 %", "25 %", "75 %", "95 %"),
        "encode", Json.object("x", 0, "y", 1, "tooltip", Json.array(1, 2, 3, 4, 5)),
        "data", Axes.medians(times, quantiles));
  }

  /// The outline of what was observed: a point in time gives an upright line, a stretch of time at
  /// one value a level one.
  private static double[] box(Observed o) {
    if (o.from() == o.to()) {
      return new double[] {o.from(), o.low(), o.to(), o.high()};
    }
    if (o.low() == o.high()) {
      return new double[] {o.from(), o.low(), o.to(), o.low()};
    }
    return new double[] {
      o.from(), o.low(), o.to(), o.low(), o.to(), o.high(), o.from(), o.high(), o.from(), o.low()
    };
  }

  private static Json.Obj points(List<Observed> observed) {
    return Json.object(
        "type",
        "scatter",
        "silent",
        true,
        "animation",
        false,
        "tooltip",
        Json.object("show", false),
        "z",
        5,
        "symbol",
        "diamond",
        "symbolSize",
        9,
        "itemStyle",
        Json.object("color", Palette.SECOND, "borderColor", Palette.SURFACE, "borderWidth", 1)
            .with("opacity", 1),
        "data",
        Json.list(
            observed.stream()
                .filter(o -> !Double.isNaN(o.best()))
                .map(o -> Axes.point((o.from() + o.to()) / 2, o.best()))
                .toList()));
  }

  private static DataTable table(String timeUnit, double[] times, List<Quantiles> quantiles) {
    var rows = new ArrayList<List<String>>();
    var every = Math.max(1, (times.length - 1) / TABLE_ROWS);
    for (var i = 0; i < times.length; i += every) {
      var q = quantiles.get(i);
      rows.add(
          List.of(
              Numbers.time(times[i]),
              Numbers.quantity(q.p5()),
              Numbers.quantity(q.p25()),
              Numbers.quantity(q.p50()),
              Numbers.quantity(q.p75()),
              Numbers.quantity(q.p95())));
    }
    return new DataTable(
        List.of(Axes.timeTitle(timeUnit), "5 %", "25 %", "Median", "75 %", "95 %"), rows);
  }
}
