package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.experiment.StudyResults.Candidate;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.FigureData;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The boxes in which a claim that depends is true or false: how much of the range of each constant
/// that they limit. Beside the chosen one stand those that cover more, or hold fewer
/// others.
final class ConditionCharts {

  private ConditionCharts() {}

  static List<Figure> of(Findings findings, ClaimResult claim) {
    var figures = new ArrayList<Figure>();
    for (var condition : claim.conditions()) {
      figure(findings, claim, condition).ifPresent(figures::add);
    }
    return figures;
  }

  /// A constant that some of the boxes limit, and its whole range.
  private record Limited(Uncertainty uncertainty, double low, double high) {

    /// Where in the range a box allows it, as shares of it; none where it sets no limit.
    private List<Double> ends(Box box) {
      return between(box)
          .map(it -> List.of((from(it) - low) / (high - low), (to(it) - low) / (high - low)))
          .orElse(List.of());
    }

    private Optional<Limit.Between> between(Box box) {
      return box.limits().get(uncertainty.constant()) instanceof Limit.Between between
          ? Optional.of(between)
          : Optional.empty();
    }

    private double from(Limit.Between between) {
      return between.hasLow() ? between.low() : low;
    }

    private double to(Limit.Between between) {
      return between.hasHigh() ? between.high() : high;
    }
  }

  private static Optional<Figure> figure(
      Findings findings, ClaimResult claim, Condition condition) {
    var limited = limited(findings, condition);
    if (limited.isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<IntervalChart.Row>();
    for (var one : limited) {
      var ends = one.ends(condition.box());
      rows.add(
          new IntervalChart.Row(
              one.uncertainty.constant(),
              0,
              ends.isEmpty() ? Double.NaN : ends.getFirst(),
              Double.NaN,
              ends.isEmpty() ? Double.NaN : ends.getLast(),
              1,
              OptionalDouble.empty()));
    }
    var boxes = condition.boxes();
    var chosen =
        IntStream.range(0, boxes.size())
            .filter(at -> boxes.get(at).box().equals(condition.box()))
            .findFirst()
            .orElse(0);
    var where = condition.isTrue() ? "holds" : "fails";
    return Optional.of(
        IntervalChart.of(rows)
            .percent()
            .between(0, 1)
            .data(data(limited, boxes, condition))
            .boxes(
                boxes.stream()
                    .map(it -> limited.stream().map(one -> one.ends(it.box())).toList())
                    .toList(),
                chosen)
            .figure(
                "box-%s-%s".formatted(Words.slug(claim.claim().id()), where),
                "Where claim %s %s".formatted(claim.claim().id(), where),
                "Of the held-out futures within these limits it %s in %s, of all in %s."
                    .formatted(
                        where,
                        Numbers.share(condition.density().value()),
                        Numbers.share(condition.heldOut().base())),
                table(findings, boxes, chosen),
                "Thin: the range drawn, as 0 to 100 %. Thick: within the limits. Coverage and"
                    + " density are on held-out futures; the table has the boxes that trade the one"
                    + " for the other."));
  }

  private static List<Limited> limited(Findings findings, Condition condition) {
    var limited = new ArrayList<Limited>();
    for (var uncertainty : findings.study().uncertainties()) {
      var low = uncertainty.distribution().low();
      var high = uncertainty.distribution().high();
      var one = new Limited(uncertainty, low, high);
      if (high > low
          && Double.isFinite(high - low)
          && condition.boxes().stream().anyMatch(it -> one.between(it.box()).isPresent())) {
        limited.add(one);
      }
    }
    return limited;
  }

  private static DataTable table(Findings findings, List<Candidate> boxes, int chosen) {
    var words = BoxWords.of(findings.study().uncertainties());
    var rows = new ArrayList<List<String>>();
    for (var at = 0; at < boxes.size(); at++) {
      var box = boxes.get(at);
      rows.add(
          List.of(
              "Box %d%s".formatted(at + 1, at == chosen ? ", chosen" : ""),
              words.of(box.box()),
              share(box.heldOut().coverage()),
              share(box.heldOut().density()),
              Numbers.count(box.heldOut().cases())));
    }
    return new DataTable(
        List.of("Box", "Limits", "Coverage", "Density", "Held-out futures in it"), rows);
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : Numbers.share(value);
  }

  private static FigureData data(
      List<Limited> limited, List<Candidate> boxes, Condition condition) {
    var header =
        new ArrayList<>(
            List.of(
                "box",
                "chosen",
                "coverage",
                "density",
                "coverage held out",
                "density held out",
                "futures held out"));
    for (var one : limited) {
      header.add(one.uncertainty.constant() + " from");
      header.add(one.uncertainty.constant() + " to");
    }
    var rows = new ArrayList<List<Object>>();
    for (var at = 0; at < boxes.size(); at++) {
      var box = boxes.get(at);
      var row = new ArrayList<Object>();
      row.add(at + 1);
      row.add(box.box().equals(condition.box()) ? "yes" : "no");
      row.add(box.seen().coverage());
      row.add(box.seen().density());
      row.add(box.heldOut().coverage());
      row.add(box.heldOut().density());
      row.add(box.heldOut().cases());
      for (var one : limited) {
        row.add(one.between(box.box()).map(one::from).orElse(one.low));
        row.add(one.between(box.box()).map(one::to).orElse(one.high));
      }
      rows.add(row);
    }
    return new FigureData(header, rows);
  }
}
