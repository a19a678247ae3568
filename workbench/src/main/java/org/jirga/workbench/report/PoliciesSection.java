package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Policies side by side, compared with the baseline future by future.
final class PoliciesSection {

  private final Findings findings;

  private PoliciesSection(Findings findings) {
    this.findings = findings;
  }

  static Optional<Section> of(Findings findings) {
    var policies = findings.study().policies().stream().filter(it -> !it.variant()).toList();
    var variants = findings.study().policies().stream().filter(Policy::variant).toList();
    if (findings.study().policies().size() < 2) {
      return Optional.empty();
    }
    var section = new PoliciesSection(findings);
    var blocks = new ArrayList<Block>();
    blocks.add(Block.paragraph(section.key()));
    blocks.add(section.table("policies-table", "Policies", policies));
    blocks.add(
        new Block.Charts(
            findings.isCombined()
                ? section.sideBySide(findings.study().policies())
                : section.figures(policies)));
    blocks.addAll(TradeOffBlocks.of(findings));
    if (!variants.isEmpty()) {
      blocks.add(new Block.Heading("variants", "Variants"));
      blocks.add(Block.paragraph("Variations of the policies above, run in the same way."));
      blocks.add(section.table("variants-table", "Variants", variants));
    }
    return Optional.of(new Section("policies", "Policies side by side", blocks));
  }

  private Prose key() {
    if (findings.isCombined()) {
      return Prose.of(
          "Each future is run under one policy, so that policies differ in their futures, too. In"
              + " each cell: the median and 5 to 95 % over the futures of the policy.");
    }
    return Prose.of("Every policy runs on the same " + findings.futures() + " as ")
        .emphasis(findings.study().baseline())
        .text(
            ", so that each future is compared with itself. In each cell: the median and 5 to 95 %;"
                + " then the median difference against ")
        .emphasis(findings.study().baseline())
        .text(" with its 95 % interval, and the share of futures in which the policy is better.");
  }

  private Block table(String id, String caption, List<Policy> policies) {
    var measures = findings.headlines();
    var table = Table.titled(caption).id(id).words("Policy");
    measures.forEach(measure -> table.numbers(title(measure)));
    for (var policy : policies) {
      var cells = new ArrayList<Cell>();
      var about = new ArrayList<Prose>();
      if (!policy.description().isEmpty()) {
        about.add(Prose.of(policy.description()));
      }
      if (!policy.caution().isEmpty()) {
        about.add(Prose.empty().strong("Mind: ").text(policy.caution()));
      }
      cells.add(Cell.of(Prose.empty().strong(policy.name()), about.toArray(Prose[]::new)));
      measures.forEach(measure -> cells.add(cell(policy, measure)));
      table.row("policy-" + Words.slug(policy.name()), cells);
    }
    return table.note(Prose.of(findings.whatAShareIs())).build();
  }

  private static String title(Measure measure) {
    var unit = Units.words(measure.unit());
    return unit.isEmpty() ? measure.title() : measure.title() + " (" + unit + ")";
  }

  private Cell cell(Policy policy, Measure measure) {
    var q = findings.quantiles(Arm.of(policy.name()), measure);
    if (q.isEmpty() || Double.isNaN(q.get().p50())) {
      return Cell.of("–");
    }
    var more = new ArrayList<Prose>();
    if (q.get().p5() != q.get().p95()) {
      more.add(Prose.of(Findings.range(q.get().p5(), q.get().p95(), measure)));
    }
    findings
        .comparison(policy.name(), measure)
        .filter(it -> !policy.name().equals(findings.study().baseline()))
        .ifPresent(
            it -> {
              if (it.isEqual()) {
                more.add(Prose.of("no difference"));
                return;
              }
              more.add(Prose.of(Numbers.difference(it.difference().p50())));
              more.add(
                  Prose.of(
                      "("
                          + Numbers.quantity(it.medianLow())
                          + " to "
                          + Numbers.quantity(it.medianHigh())
                          + ")"));
              if (measure.better() != Measure.Direction.NEITHER) {
                more.add(OutcomeSentences.shares(it));
              }
            });
    return new Cell(Prose.empty().strong(Units.number(q.get().p50(), measure.unit())), more);
  }

  /// Outcomes of each policy over its own futures.
  private List<Figure> sideBySide(List<Policy> policies) {
    var figures = new ArrayList<Figure>();
    for (var measure : findings.headlines()) {
      var rows = new ArrayList<IntervalChart.Row>();
      var table = new ArrayList<List<String>>();
      for (var policy : policies) {
        findings
            .quantiles(Arm.of(policy.name()), measure)
            .filter(q -> !Double.isNaN(q.p50()))
            .ifPresent(
                q -> {
                  rows.add(IntervalChart.Row.of(policy.name(), q));
                  table.add(
                      List.of(
                          policy.name(),
                          Numbers.quantity(q.p5()),
                          Numbers.quantity(q.p50()),
                          Numbers.quantity(q.p95())));
                });
      }
      if (rows.size() > 1) {
        figures.add(
            IntervalChart.of(rows)
                .axis(Units.words(measure.unit()))
                .figure(
                    "policy-figure-" + Words.slug(measure.outcome().name()),
                    measure.title() + ", policy by policy",
                    highestAndLowest(policies, measure),
                    new DataTable(List.of("Policy", "5 %", "Median", "95 %"), table),
                    "Dot: median; thick bar: 25 to 75 %; thin bar: 5 to 95 % of the futures that"
                        + " are run under the policy."));
      }
    }
    return figures;
  }

  private String highestAndLowest(List<Policy> policies, Measure measure) {
    var sorted =
        policies.stream()
            .filter(policy -> !Double.isNaN(median(policy, measure)))
            .sorted(Comparator.comparingDouble(policy -> median(policy, measure)))
            .toList();
    var lowest = sorted.getFirst();
    var highest = sorted.getLast();
    return median(lowest, measure) == median(highest, measure)
        ? "The median is the same under all policies."
        : "Highest median: %s, %s. Lowest: %s, %s."
            .formatted(
                highest.name(),
                Findings.value(median(highest, measure), measure),
                lowest.name(),
                Findings.value(median(lowest, measure), measure));
  }

  private double median(Policy policy, Measure measure) {
    return findings.quantiles(Arm.of(policy.name()), measure).map(q -> q.p50()).orElse(Double.NaN);
  }

  /// Differences against the baseline: outcomes under two policies overlap even where one of them
  /// is better in every future.
  private List<Figure> figures(List<Policy> policies) {
    var figures = new ArrayList<Figure>();
    for (var measure : findings.headlines()) {
      var rows = new ArrayList<IntervalChart.Row>();
      var table = new ArrayList<List<String>>();
      for (var policy : policies) {
        findings
            .comparison(policy.name(), measure)
            .filter(_ -> !policy.name().equals(findings.study().baseline()))
            .ifPresent(
                it -> {
                  var q = it.difference();
                  rows.add(
                      new IntervalChart.Row(
                          policy.name(),
                          q.p5(),
                          it.medianLow(),
                          q.p50(),
                          it.medianHigh(),
                          q.p95(),
                          OptionalDouble.empty()));
                  table.add(
                      List.of(
                          policy.name(),
                          Numbers.difference(q.p50()),
                          Numbers.quantity(it.medianLow())
                              + " to "
                              + Numbers.quantity(it.medianHigh()),
                          Numbers.quantity(q.p5()) + " to " + Numbers.quantity(q.p95())));
                });
      }
      if (!rows.isEmpty()) {
        var unit = Units.words(measure.unit());
        figures.add(
            IntervalChart.of(rows)
                .axis(unit.isEmpty() ? "difference" : "difference in " + unit)
                .mark(0)
                .figure(
                    "policy-figure-" + Words.slug(measure.outcome().name()),
                    measure.title() + ", compared with " + findings.study().baseline(),
                    finding(policies, measure),
                    new DataTable(
                        List.of("Policy", "Median difference", "95 % interval", "Nine in ten"),
                        table),
                    "Each future is compared with itself. Dot: the median difference; thick bar:"
                        + " its 95 % interval; thin: nine in ten futures; dashed: no difference."));
      }
    }
    return figures;
  }

  /// The policy with the best median, and by how much.
  private String finding(List<Policy> policies, Measure measure) {
    var baseline = findings.baseline(measure);
    if (baseline.isEmpty() || measure.better() == Measure.Direction.NEITHER) {
      return "Median, middle half and nine in ten of the " + findings.futures() + ".";
    }
    var sign = measure.better() == Measure.Direction.HIGHER ? -1 : 1;
    Policy best = null;
    var lowest = Double.POSITIVE_INFINITY;
    for (var policy : policies) {
      var q = findings.quantiles(Arm.of(policy.name()), measure);
      if (q.isPresent() && sign * q.get().p50() < lowest) {
        lowest = sign * q.get().p50();
        best = policy;
      }
    }
    var comparison =
        best == null
            ? Optional.<org.jirga.analysis.experiment.StudyResults.Comparison>empty()
            : findings.comparison(best.name(), measure);
    if (best == null
        || best.name().equals(findings.study().baseline())
        || comparison.isEmpty()
        || comparison.get().isEqual()) {
      return "No policy is better than " + findings.study().baseline() + " in the median.";
    }
    return "Best median: %s, %s against %s under %s; better in %s of the %s."
        .formatted(
            best.name(),
            Findings.value(sign * lowest, measure),
            Numbers.quantity(baseline.get().p50()),
            findings.study().baseline(),
            Numbers.share(comparison.get().better().value()),
            findings.futures());
  }
}
