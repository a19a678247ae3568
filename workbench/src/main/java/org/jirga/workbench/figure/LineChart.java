package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Numbers;

/// Courses of single futures, thin, with their median on them.
public final class LineChart {

  private static final int WIDTH = 460;
  private static final int HEIGHT = 280;
  private static final int TABLE_ROWS = 10;

  private LineChart() {}

  /// @param unit of the values, in words
  /// @param courses for each future a value for each time
  /// @param quantiles of all futures at each time
  public static Figure of(
      String id,
      String title,
      String finding,
      String unit,
      String timeUnit,
      double[] times,
      List<double[]> courses,
      List<Quantiles> quantiles,
      String note) {
    var series = new ArrayList<Json>();
    series.add(Axes.courses(Palette.INNER, 0.8, courses));
    series.add(median(times, quantiles));
    return new Figure(
        id,
        title,
        finding,
        Axes.overTime(
            Axes.time(timeUnit, times).with("splitLine", Json.object("show", false)), unit, series),
        WIDTH,
        HEIGHT,
        table(timeUnit, times, quantiles),
        data(times, courses, quantiles),
        note);
  }

  private static FigureData data(
      double[] times, List<double[]> courses, List<Quantiles> quantiles) {
    var header = new ArrayList<>(List.of("time", "median"));
    var columns = new ArrayList<double[]>();
    columns.add(times);
    columns.add(quantiles.stream().mapToDouble(Quantiles::p50).toArray());
    for (var course : courses) {
      columns.add(course);
      header.add("future " + (columns.size() - 2));
    }
    return FigureData.columns(header, columns);
  }

  private static Json.Obj median(double[] times, List<Quantiles> quantiles) {
    return Axes.line(Palette.LINE, 2, Axes.medians(times, quantiles))
        .with("id", "values")
        .with("name", "Median")
        .with("silent", false)
        .with("z", 5)
        .with("tooltip", Json.object("show", true));
  }

  private static DataTable table(String timeUnit, double[] times, List<Quantiles> quantiles) {
    var rows = new ArrayList<List<String>>();
    var every = Math.max(1, (times.length - 1) / TABLE_ROWS);
    for (var at = 0; at < times.length; at += every) {
      var q = quantiles.get(at);
      rows.add(
          List.of(
              Numbers.time(times[at]),
              Numbers.quantity(q.p5()),
              Numbers.quantity(q.p50()),
              Numbers.quantity(q.p95())));
    }
    return new DataTable(List.of(Axes.timeTitle(timeUnit), "5 %", "Median", "95 %"), rows);
  }
}
