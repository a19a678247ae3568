package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.FigureData;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// The boxes in which a claim that depends is true or false: how much of the range of each constant
/// that they limit.
final class ConditionCharts {

  private ConditionCharts() {}

  static List<Figure> of(Findings findings, ClaimResult claim) {
    var figures = new ArrayList<Figure>();
    for (var condition : claim.conditions()) {
      var figure = figure(findings, claim, condition);
      if (!figure.table().rows().isEmpty()) {
        figures.add(figure);
      }
    }
    return figures;
  }

  private static Figure figure(Findings findings, ClaimResult claim, Condition condition) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    var data = new ArrayList<List<Object>>();
    for (var uncertainty : findings.study().uncertainties()) {
      var low = uncertainty.distribution().low();
      var high = uncertainty.distribution().high();
      var limit = condition.box().limits().get(uncertainty.constant());
      if (limit instanceof Limit.Between between && high > low && Double.isFinite(high - low)) {
        var from = between.hasLow() ? between.low() : low;
        var to = between.hasHigh() ? between.high() : high;
        rows.add(
            new IntervalChart.Row(
                uncertainty.constant(),
                0,
                (from - low) / (high - low),
                Double.NaN,
                (to - low) / (high - low),
                1,
                OptionalDouble.empty()));
        data.add(List.of(uncertainty.constant(), low, high, from, to, uncertainty.unit()));
        table.add(
            List.of(
                uncertainty.constant(),
                "%s to %s"
                    .formatted(Numbers.quantity(low), Units.quantity(high, uncertainty.unit())),
                "%s to %s"
                    .formatted(Numbers.quantity(from), Units.quantity(to, uncertainty.unit()))));
      }
    }
    var where = condition.isTrue() ? "holds" : "fails";
    return IntervalChart.of(rows)
        .percent()
        .between(0, 1)
        .data(
            new FigureData(
                List.of("constant", "drawn from", "to", "limits from", "to", "unit"), data))
        .figure(
            "box-%s-%s".formatted(Words.slug(claim.claim().id()), where),
            "Where claim %s %s".formatted(claim.claim().id(), where),
            "Of the held-out futures within these limits it %s in %s, of all in %s."
                .formatted(
                    where,
                    Numbers.share(condition.density().value()),
                    Numbers.share(condition.heldOut().base())),
            new DataTable(List.of("Constant", "Range drawn", "Limits"), table),
            "Thin: the range drawn, as 0 to 100 %. Thick: within the limits.");
  }
}
