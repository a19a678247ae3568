package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.analysis.experiment.StudyResults.Fan;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.workbench.figure.FanChart;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.live.LiveFigures;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;

/// Fan charts under the baseline, with what was observed.
final class SeriesSection {

  private final Findings findings;

  private SeriesSection(Findings findings) {
    this.findings = findings;
  }

  static Optional<Section> of(Findings findings) {
    var baseline = findings.baseline();
    if (baseline.isEmpty() || baseline.get().fans().isEmpty()) {
      return Optional.empty();
    }
    var section = new SeriesSection(findings);
    var figures = new ArrayList<Figure>();
    for (var series : findings.study().series()) {
      baseline.get().fans().stream()
          .filter(fan -> fan.variable().equals(series.variable()) && fan.times().length > 1)
          .findFirst()
          .ifPresent(fan -> figures.add(section.figure(series, fan)));
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(Block.paragraph(section.key()));
    blocks.add(new Block.Charts(figures));
    blocks.addAll(CourseBlocks.of(findings, baseline.get().fans()));
    LiveFigures.of(findings.results(), findings.report().model()).ifPresent(blocks::add);
    return Optional.of(new Section("over-time", "What happens over time", blocks));
  }

  private Prose key() {
    var observed = findings.study().series().stream().anyMatch(it -> !it.observed().isEmpty());
    var text = Prose.of("Under ").emphasis(findings.study().baseline());
    text =
        findings.isUncertain()
            ? text.text(
                ", over the "
                    + findings.futures()
                    + ": the line is the median, the dark band"
                    + " holds the middle half (25 to 75 %), the light band nine in ten (5 to 95 %);"
                    + " dashed is the run with every constant at its best value.")
            : text.text(".");
    return observed
        ? text.text(
            " What was observed is drawn on top: a diamond for the best figure, a line or"
                + " box for its range.")
        : text;
  }

  private Figure figure(TimeSeries series, Fan fan) {
    var unit = Units.words(series.unit());
    return FanChart.of(
        LiveFigures.figure(series.variable()),
        series.title(),
        finding(series, fan),
        unit,
        Units.words(findings.timeUnit()),
        fan.times(),
        fan.quantiles(),
        base(series.variable()),
        series.observed(),
        observedNote(series));
  }

  private double[] base(String variable) {
    var index = findings.report().base().labels().indexOf(variable);
    return index < 0 || !findings.isUncertain()
        ? new double[0]
        : findings.report().base().column(index);
  }

  /// From where to where the median goes, and how many of the observations the band holds.
  private String finding(TimeSeries series, Fan fan) {
    var first = fan.quantiles().getFirst().p50();
    var last = fan.quantiles().getLast().p50();
    var highest = first;
    var at = 0;
    for (var i = 0; i < fan.quantiles().size(); i++) {
      if (fan.quantiles().get(i).p50() > highest) {
        highest = fan.quantiles().get(i).p50();
        at = i;
      }
    }
    var scale = Math.max(Math.abs(first), Math.abs(last));
    var peaks = at > 0 && at < fan.times().length - 1 && highest > 1.1 * scale;
    var same = Numbers.quantity(first).equals(Units.number(last, series.unit()));
    var text = new StringBuilder(findings.isUncertain() ? "The median " : "It ");
    if (peaks) {
      text.append(
          "peaks at %s in %s %s and ends at %s"
              .formatted(
                  with(highest, series),
                  word(),
                  Numbers.exact(fan.times()[at]),
                  Units.number(last, series.unit())));
    } else if (same) {
      text.append("ends where it began, at ").append(with(last, series));
    } else {
      text.append(last > first ? "rises from " : "falls from ")
          .append(Units.number(first, series.unit()))
          .append(" to ")
          .append(with(last, series));
    }
    return text.append('.').append(inside(series, fan)).toString();
  }

  private String word() {
    var unit = findings.timeUnit();
    return unit.isEmpty() ? "time" : unit.toLowerCase(java.util.Locale.ROOT);
  }

  private static String with(double value, TimeSeries series) {
    return Units.quantity(value, series.unit());
  }

  private String inside(TimeSeries series, Fan fan) {
    var counted = 0;
    var inside = 0;
    for (var observed : series.observed()) {
      var middle = (observed.from() + observed.to()) / 2;
      var index = nearest(fan.times(), middle);
      if (Double.isNaN(observed.best()) || index < 0) {
        continue;
      }
      counted++;
      var q = fan.quantiles().get(index);
      if (observed.best() >= q.p5() && observed.best() <= q.p95()) {
        inside++;
      }
    }
    return counted == 0
        ? ""
        : " %d of %d observed best figures lie in the light band.".formatted(inside, counted);
  }

  private static int nearest(double[] times, double time) {
    if (time < times[0] || time > times[times.length - 1]) {
      return -1;
    }
    var best = 0;
    for (var i = 1; i < times.length; i++) {
      if (Math.abs(times[i] - time) < Math.abs(times[best] - time)) {
        best = i;
      }
    }
    return best;
  }

  /// Which rows of evidence the observations rest on, those that nobody checked apart.
  private String observedNote(TimeSeries series) {
    var ids =
        series.observed().stream()
            .flatMap(it -> Stream.of(it.source().split("[\\s,]+")))
            .filter(it -> !it.isBlank())
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return "";
    }
    var checked = ids.stream().filter(id -> !findings.isUnverified(id)).toList();
    var unchecked = ids.stream().filter(findings::isUnverified).toList();
    var low =
        series.observed().stream().filter(it -> it.confidence().equalsIgnoreCase("low")).count();
    return "Observed: "
        + String.join(", ", checked)
        + (unchecked.isEmpty()
            ? ""
            : (checked.isEmpty() ? "" : "; ")
                + "UNVERIFIED, from memory: "
                + String.join(", ", unchecked))
        + "."
        + (low == 0 ? "" : " Low confidence: " + low + " of " + series.observed().size() + ".");
  }
}
