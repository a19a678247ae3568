package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.DesignRuns;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.workbench.figure.FanChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The course of a variable: quantiles as a fan, some futures as lines, and how many are where
/// (density over time).
public final class CourseFindings {

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
    var figures =
        new CourseFigures(
            slug, "'%s'".formatted(name), "", "time", times, courses, quantiles, futures);
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
    var failed = result.courses()[variable].length - courses.size();
    var sentences = new ArrayList<>(List.of(sentence));
    if (failed > 0) {
      sentences.add("Left out: %s that failed.".formatted(Words.counted(failed, "run")));
    }
    return new Finding(
        "courses-" + slug + ".csv",
        "Course of '%s'".formatted(name),
        header,
        rows,
        sentences,
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
            figures.lines(sentence),
            figures.density()));
  }
}
