package org.jirga.workbench.analyse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.HeatMap;
import org.jirga.workbench.figure.LineChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Courses of single futures as pictures: as lines, and how many futures are where (density over
/// time).
///
/// @param slug of the variable, for anchors
/// @param name of the variable in titles
/// @param unit of its values, in words
/// @param timeUnit in words
/// @param courses of futures that ran to the end, a value for each time: at least one
/// @param quantiles of all futures at each time
/// @param futures what a future is called
public record CourseFigures(
    String slug,
    String name,
    String unit,
    String timeUnit,
    double[] times,
    List<double[]> courses,
    List<Quantiles> quantiles,
    String futures) {

  private static final int LINES = 40;
  private static final int BINS = 12;

  public CourseFigures {
    courses = List.copyOf(courses);
    quantiles = List.copyOf(quantiles);
  }

  /// @param finding what the lines show
  public Figure lines(String finding) {
    var shown = courses.subList(0, Math.min(LINES, courses.size()));
    return LineChart.of(
        "lines-" + slug,
        "%s in single %s".formatted(name, plural()),
        finding,
        unit,
        timeUnit,
        times,
        shown,
        quantiles,
        "%s, and the median of all."
            .formatted(
                shown.size() == 1
                    ? "One " + futures
                    : "The first " + Words.counted(shown.size(), futures)));
  }

  /// Whether futures part into groups, which quantiles do not show.
  public Figure density() {
    // single futures far out would leave the rest in one row
    var low = quantiles.stream().mapToDouble(Quantiles::p5).min().orElse(0);
    var high = quantiles.stream().mapToDouble(Quantiles::p95).max().orElse(1);
    var width = high > low ? (high - low) / BINS : 1;
    var counts = new int[BINS][times.length];
    for (var at = 0; at < times.length; at++) {
      for (var course : courses) {
        var bin = (int) Math.clamp(Math.floor((course[at] - low) / width), 0, BINS - 1);
        counts[BINS - 1 - bin][at]++;
      }
    }
    var shares =
        Arrays.stream(counts)
            .map(
                row -> Arrays.stream(row).mapToDouble(it -> (double) it / courses.size()).toArray())
            .toArray(double[][]::new);
    var apart = 0;
    for (var at = 1; at < times.length; at++) {
      apart = spread(at) >= spread(apart) ? at : apart;
    }
    var fullest = 0;
    for (var row = 0; row < BINS; row++) {
      fullest = counts[row][apart] > counts[fullest][apart] ? row : fullest;
    }
    var edges =
        IntStream.rangeClosed(0, BINS)
            .mapToObj(edge -> Numbers.quantity(low + (BINS - edge) * width))
            .toList();
    var labels =
        IntStream.range(0, BINS)
            .mapToObj(
                row ->
                    row == 0
                        ? "above " + edges.get(1)
                        : row == BINS - 1
                            ? "below " + edges.get(row)
                            : "from " + edges.get(row + 1))
            .toList();
    var band =
        fullest == 0 || fullest == BINS - 1
            ? labels.get(fullest)
            : "%s to %s".formatted(edges.get(fullest + 1), edges.get(fullest));
    var largest = Arrays.stream(shares).flatMapToDouble(Arrays::stream).max().orElse(1);
    return HeatMap.of(
        "density-" + slug,
        "Where %s is over time%s".formatted(name, unit.isEmpty() ? "" : " (" + unit + ")"),
        "Where the %s are furthest apart, at time %s, the fullest band, %s, holds %s of them."
            .formatted(
                plural(), Numbers.time(times[apart]), band, Numbers.share(shares[fullest][apart])),
        labels,
        timeUnit,
        times,
        shares,
        largest,
        false,
        "The stronger, the more %s; full strength: %s of %s."
            .formatted(plural(), Numbers.share(largest), Words.counted(courses.size(), futures)));
  }

  private double spread(int at) {
    return quantiles.get(at).p95() - quantiles.get(at).p5();
  }

  private String plural() {
    return futures + "s";
  }
}
