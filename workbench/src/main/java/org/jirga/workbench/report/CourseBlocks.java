package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.RankCorrelations;
import org.jirga.analysis.experiment.StudyResults.Fan;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.workbench.analyse.CourseFigures;
import org.jirga.workbench.analyse.OverTimeFigures;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// What quantiles over time leave out: the courses of single futures, how many futures are where,
/// and which constants move them when.
final class CourseBlocks {

  /// Series shown so where the study chooses none: three figures for each of a dozen would be
  /// looked at by nobody.
  private static final int SERIES = 4;

  private static final int CONSTANTS = 10;

  private final Findings findings;

  private CourseBlocks(Findings findings) {
    this.findings = findings;
  }

  static List<Block> of(Findings findings, List<Fan> fans) {
    if (!findings.isUncertain()) {
      return List.of();
    }
    var blocks = new CourseBlocks(findings);
    var figures = new ArrayList<Figure>();
    for (var series : blocks.chosen()) {
      fans.stream()
          .filter(fan -> fan.variable().equals(series.variable()))
          .filter(fan -> fan.times().length > 1 && !fan.wholeCourses().isEmpty())
          .findFirst()
          .ifPresent(fan -> figures.addAll(blocks.figures(series, fan)));
    }
    return figures.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading("courses", "Single futures, and what moves them when"),
            Block.paragraph(blocks.key(fans.getFirst()) + blocks.leftOut()),
            new Block.Charts(figures));
  }

  private String key(Fan fan) {
    var all = findings.results().futures().rows();
    var kept = fan.courses().length;
    return "A band over time may be one crowd or two, and its edge no single future. Here are the %s: as lines, as the share of them that is where, and the rank correlation (Spearman) of each constant with where they are.%s"
        .formatted(
            kept < all
                ? "first %s of %s %s"
                    .formatted(Numbers.count(kept), Numbers.count(all), findings.futures())
                : "%s %s".formatted(Numbers.count(kept), findings.futures()),
            findings.isFiltered()
                ? " The filter ties constants to each other: a constant may be strong because"
                    + " another one had to make up for it."
                : "");
  }

  /// Those that the study asks for; where it asks for none, a few: those with a record to be held
  /// against first, then in the study's order.
  private List<TimeSeries> chosen() {
    var all = findings.study().series();
    var asked = all.stream().filter(TimeSeries::courses).toList();
    return asked.isEmpty()
        ? all.stream()
            .sorted(Comparator.comparing((TimeSeries it) -> it.observed().isEmpty()))
            .limit(SERIES)
            .toList()
        : asked;
  }

  /// Which series have no such figures, and how they would.
  private String leftOut() {
    var chosen = chosen();
    var others =
        findings.study().series().stream()
            .filter(it -> !chosen.contains(it))
            .map(it -> "“" + it.title() + "”")
            .toList();
    return others.isEmpty()
        ? ""
        : " Not shown so: %s (courses: true in study.yaml chooses)."
            .formatted(String.join(", ", others));
  }

  private List<Figure> figures(TimeSeries series, Fan fan) {
    var slug = Words.slug(series.variable());
    var timeUnit = Units.words(findings.timeUnit());
    var courses =
        new CourseFigures(
            slug,
            "“" + series.title() + "”",
            Units.words(series.unit()),
            timeUnit,
            fan.times(),
            fan.wholeCourses(),
            fan.quantiles(),
            findings.isFiltered() ? "plausible future" : "drawn future");
    var figures = new ArrayList<Figure>();
    figures.add(courses.lines(spread(series, fan)));
    figures.add(courses.density());
    overTime(series, fan, timeUnit).ifPresent(figures::add);
    return figures;
  }

  private Optional<Figure> overTime(TimeSeries series, Fan fan, String timeUnit) {
    if (findings.results().correlations().isEmpty()) {
      return Optional.empty();
    }
    return OverTimeFigures.map(
        "over-time-" + Words.slug(series.variable()),
        RankCorrelations.overTime(
            findings.results().futures().first(fan.courses().length), fan.times(), fan.courses()),
        "What “%s” depends on, and when".formatted(series.title()),
        "“" + series.title() + "”",
        timeUnit,
        CONSTANTS,
        findings.isFiltered() ? "Distorted by selection." : "");
  }

  /// How many courses cross the median: whether a future that is high stays high.
  private String spread(TimeSeries series, Fan fan) {
    var end = fan.times().length - 1;
    var crossing = 0;
    var courses = fan.wholeCourses();
    for (var course : courses) {
      var above = false;
      var below = false;
      for (var at = 0; at <= end; at++) {
        var median = fan.quantiles().get(at).p50();
        above |= course[at] > median;
        below |= course[at] < median;
      }
      crossing += above && below ? 1 : 0;
    }
    var last = fan.quantiles().get(end);
    return "%s of %s cross the median on the way; at the end they reach from %s to %s (nine in ten)."
        .formatted(
            Numbers.share((double) crossing / courses.size()),
            "the " + findings.futures(),
            Units.number(last.p5(), series.unit()),
            Units.quantity(last.p95(), series.unit()));
  }
}
