package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.StudyResults.CriterionResult;
import org.jirga.analysis.study.Filter;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.FunnelChart;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.summary.Constraints;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which futures count as plausible, and which criterion does how much of the work.
final class FilterSection {

  private FilterSection() {}

  static Optional<Section> of(Findings findings) {
    if (!findings.isFiltered()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.paragraph(
            Prose.of("A drawn future is plausible when its run under ")
                .emphasis(findings.study().baseline())
                .text(" meets every criterion below. ")
                .then(TrustSentences.acceptance(findings))));
    if (!findings.study().constraints().isEmpty()) {
      blocks.add(Block.paragraph(Constraints.sentence(findings.results())));
    }
    disputed(findings).ifPresent(text -> blocks.add(Block.paragraph(text)));
    blocks.add(figure(findings));
    blocks.add(table(findings));
    return Optional.of(new Section("filter", "Which futures are plausible", blocks));
  }

  private static Optional<Prose> disputed(Findings findings) {
    var disputed = findings.study().filter().disputed();
    if (disputed.isEmpty()) {
      return Optional.empty();
    }
    var filter = findings.results().filter();
    var passing = filter.removedByDisputed() + filter.acceptance().hits();
    var names = String.join(", ", disputed.stream().sorted().toList());
    return Optional.of(
        Prose.empty()
            .strong(names)
            .text(
                " is disputed: it rests on judgement itself. It alone removes "
                    + Numbers.count(filter.removedByDisputed())
                    + " draws, "
                    + Numbers.share(
                        passing == 0 ? 0 : (double) filter.removedByDisputed() / passing)
                    + " of those that meet every other criterion; without it "
                    + Numbers.share(filter.acceptanceWithoutDisputed().value())
                    + " ("
                    + Findings.interval(filter.acceptanceWithoutDisputed())
                    + ") of draws would be accepted. Claims it bears on are judged with it and"
                    + " without it."));
  }

  private static Block figure(Findings findings) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var criterion : findings.results().filter().criteria()) {
      var share = criterion.passes();
      rows.add(IntervalChart.Row.of(criterion.id(), share.low(), share.value(), share.high()));
      table.add(List.of(criterion.id(), Numbers.share(share.value()), Findings.interval(share)));
    }
    var hardest =
        findings.results().filter().criteria().stream()
            .min(java.util.Comparator.comparingDouble(it -> it.passes().value()));
    return new Block.Charts(
        List.of(
            funnel(findings),
            IntervalChart.of(rows)
                .percent()
                .between(0, 1)
                .figure(
                    "criteria-passed",
                    "Share of all draws that meet each criterion",
                    hardest
                        .map(
                            it ->
                                "Hardest to meet: "
                                    + it.id()
                                    + ", met by "
                                    + Numbers.share(it.passes().value())
                                    + " of draws.")
                        .orElse(""),
                    new DataTable(List.of("Criterion", "Share", "95 % interval"), table),
                    "Bar: 95 % interval.")));
  }

  private static Figure funnel(Findings findings) {
    var criteria = findings.results().filter().criteria();
    var steps = new ArrayList<FunnelChart.Step>();
    var whole = criteria.isEmpty() ? 0 : criteria.getFirst().passes().of();
    steps.add(new FunnelChart.Step("all draws", whole));
    var sharpest = "";
    var least = 1.0;
    for (var criterion : criteria) {
      var before = steps.getLast().count();
      var after = criterion.soFar().hits();
      steps.add(new FunnelChart.Step(criterion.id(), after));
      if (before > 0 && (double) after / before < least) {
        least = (double) after / before;
        sharpest = criterion.id();
      }
    }
    var left = steps.getLast().count();
    return FunnelChart.of(
        "acceptance-funnel",
        "Draws left after each criterion, in turn",
        "%s of %s are left%s."
            .formatted(
                Numbers.count(left),
                Words.counted(whole, "draw"),
                sharpest.isEmpty()
                    ? ""
                    : "; %s keeps the smallest part of what reaches it, %s"
                        .formatted(sharpest, Numbers.share(least))),
        steps,
        "draws",
        "Over the draws that ran to the end whatever they failed. Another order of the criteria"
            + " would remove other parts; what is left at the end is the same.");
  }

  private static Block table(Findings findings) {
    var table =
        Table.titled("Criteria")
            .words("Criterion", "What must hold", "Rests on")
            .numbers("Draws that meet it", "Acceptance without it");
    for (var test : findings.study().filter().tests()) {
      var id = test.criterion().id();
      var result =
          findings.results().filter().criteria().stream()
              .filter(it -> it.id().equals(id))
              .findFirst();
      table.row(
          "criterion-" + Words.slug(id),
          List.of(
              Cell.of(
                  Prose.of(id),
                  findings.study().filter().disputed().contains(id)
                      ? new Prose[] {Prose.of("disputed")}
                      : new Prose[0]),
              Cell.of(
                  Prose.of(what(findings.study().filter(), test.criterion(), findings.timeUnit()))),
              Cell.of(
                  Prose.of(test.restsOn()),
                  test.evidence().isEmpty()
                      ? new Prose[0]
                      : new Prose[] {findings.evidenceLinks(test.evidence())}),
              result
                  .map(it -> cell(it.passes().value(), Findings.interval(it.passes())))
                  .orElse(Cell.of("–")),
              result
                  .map(CriterionResult::acceptanceWithout)
                  .map(it -> cell(it.value(), Findings.interval(it)))
                  .orElse(Cell.of("–"))));
    }
    var full =
        findings.results().filter().criteria().stream()
            .findFirst()
            .map(it -> Numbers.count(it.passes().of()))
            .orElse("no");
    return table
        .note(Prose.of("Over the " + full + " draws that ran to the end whatever they failed."))
        .build();
  }

  private static Cell cell(double share, String interval) {
    return Cell.of(Prose.of(Numbers.share(share)), Prose.of(interval));
  }

  /// `total ISK fighters at month 5 from 3,000 to 4,500`.
  static String what(Filter filter, Criterion criterion, String timeUnit) {
    var subject =
        filter.outcomes().stream()
            .filter(outcome -> outcome.name().equals(criterion.outcome()))
            .findFirst()
            .map(
                outcome ->
                    subject(
                        outcome,
                        timeUnit.isEmpty() ? "time" : timeUnit.toLowerCase(java.util.Locale.ROOT)))
            .orElse(criterion.outcome());
    return subject + " " + bounds(criterion);
  }

  private static String subject(Outcome outcome, String time) {
    return switch (outcome.reduction()) {
      case Reduction.Final _ -> outcome.variable() + " at the end";
      case Reduction.At at -> outcome.variable() + " at " + time + " " + Numbers.time(at.time());
      case Reduction.Maximum _ -> "largest " + outcome.variable();
      case Reduction.Minimum _ -> "smallest " + outcome.variable();
      case Reduction.Mean _ -> "mean of " + outcome.variable();
      case Reduction.Crossing crossing ->
          "the %s at which %s %s %s"
              .formatted(
                  time,
                  outcome.variable(),
                  crossing.rising() ? "reaches" : "falls to",
                  Numbers.exact(crossing.threshold()));
      case Reduction.MeanAt mean ->
          "mean of "
              + outcome.variable()
              + " over "
              + time
              + "s "
              + Numbers.exact(mean.from())
              + " to "
              + Numbers.exact(mean.to());
    };
  }

  private static String bounds(Criterion criterion) {
    var low = criterion.low();
    var high = criterion.high();
    if (Double.isInfinite(low)) {
      return (criterion.highIncluded() ? "at most " : "below ") + Numbers.exact(high);
    }
    if (Double.isInfinite(high)) {
      return (criterion.lowIncluded() ? "at least " : "above ") + Numbers.exact(low);
    }
    return "from " + Numbers.exact(low) + " to " + Numbers.exact(high);
  }
}
