package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.DesignRuns;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.workbench.figure.FanChart;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.HeatMap;
import org.jirga.workbench.figure.LineChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The course of a variable: quantiles as a fan, some futures as lines, and how many are where
/// (density over time).
public final class CourseFindings {

  private static final int LINES = 60;
  private static final int BINS = 16;

  private CourseFindings() {}

  /// @param variable its place among the variables of the result
  /// @param futures what the runs are of, in words
  public static Finding of(DesignRuns.Result result, int variable, String name, String futures) {
    var times = result.times();
    var courses =
        Arrays.stream(result.courses()[variable])
            .filter(course -> Arrays.stream(course).allMatch(Double::isFinite))
            .toList();
    var slug = Words.slug(name);
    var header = List.of("time", "5 %", "25 %", "median", "75 %", "95 %");
    if (courses.isEmpty() || times.length < 2) {
      return new Finding(
          "courses-" + slug + ".csv",
          "Course of '%s'".formatted(name),
          header,
          List.of(),
          List.of("There is no course to show."));
    }
    var quantiles =
        IntStream.range(0, times.length)
            .mapToObj(at -> Quantiles.of(courses.stream().mapToDouble(it -> it[at]).toArray()))
            .toList();
    var rows = new ArrayList<List<Object>>();
    for (var at = 0; at < times.length; at++) {
      var q = quantiles.get(at);
      rows.add(List.of(times[at], q.p5(), q.p25(), q.p50(), q.p75(), q.p95()));
    }
    var last = quantiles.getLast();
    var sentence =
        "The median of '%s' goes from %s to %s; at the end nine in ten of %s lie between %s and %s."
            .formatted(
                name,
                Numbers.quantity(quantiles.getFirst().p50()),
                Numbers.quantity(last.p50()),
                Words.counted(courses.size(), futures),
                Numbers.quantity(last.p5()),
                Numbers.quantity(last.p95()));
    return new Finding(
        "courses-" + slug + ".csv",
        "Course of '%s'".formatted(name),
        header,
        rows,
        List.of(sentence),
        List.of(
            FanChart.of(
                "fan-" + slug,
                "'%s' over all %s".formatted(name, Words.counted(courses.size(), futures)),
                sentence,
                "",
                "time",
                times,
                quantiles,
                new double[0],
                List.of(),
                "Line: the median; dark: the middle half; light: nine in ten."),
            LineChart.of(
                "lines-" + slug,
                "'%s' in single futures".formatted(name),
                sentence,
                "",
                "time",
                times,
                courses.subList(0, Math.min(LINES, courses.size())),
                quantiles,
                "The first %s, and the median of all."
                    .formatted(Words.counted(Math.min(LINES, courses.size()), futures))),
            density(times, courses, quantiles, name, slug)));
  }

  private static Figure density(
      double[] times, List<double[]> courses, List<Quantiles> quantiles, String name, String slug) {
    // single futures far out would leave the rest in one row
    var low = quantiles.stream().mapToDouble(Quantiles::p5).min().orElse(0);
    var high = quantiles.stream().mapToDouble(Quantiles::p95).max().orElse(1);
    var width = high > low ? (high - low) / BINS : 1;
    var shares = new double[BINS][times.length];
    var largest = 0.0;
    var fullest = 0;
    for (var at = 0; at < times.length; at++) {
      for (var course : courses) {
        var bin = (int) Math.clamp(Math.floor((course[at] - low) / width), 0, BINS - 1);
        shares[BINS - 1 - bin][at] += 1.0 / courses.size();
      }
    }
    var end = times.length - 1;
    for (var row = 0; row < BINS; row++) {
      largest = Math.max(largest, Arrays.stream(shares[row]).max().orElse(0));
      fullest = shares[row][end] > shares[fullest][end] ? row : fullest;
    }
    var labels = new ArrayList<String>();
    for (var row = 0; row < BINS; row++) {
      var from = low + (BINS - 1 - row) * width;
      labels.add(
          (row == 0 ? "above " : row == BINS - 1 ? "below " : "from ")
              + Numbers.quantity(row == BINS - 1 ? from + width : from));
    }
    return HeatMap.of(
        "density-" + slug,
        "Where '%s' is over time".formatted(name),
        "At the end most futures, %s, lie %s."
            .formatted(Numbers.share(shares[fullest][end]), labels.get(fullest)),
        labels,
        "time",
        times,
        shares,
        largest,
        "Full strength: %s of the futures.".formatted(Numbers.share(largest)));
  }
}
