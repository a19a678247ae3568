package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;

/// Which policy improves which headline outcome, at a glance.
final class PolicyOverview {

  /// What a policy does to an outcome, over the futures.
  enum Effect {
    BETTER,
    WORSE,
    EITHER,
    NONE
  }

  private final Findings findings;
  private final List<Policy> policies;
  private final List<Measure> measures;

  private PolicyOverview(Findings findings) {
    this.findings = findings;
    this.measures =
        findings.headlines().stream()
            .filter(measure -> measure.better() != Measure.Direction.NEITHER)
            .toList();
    this.policies =
        findings.alternatives().stream()
            .filter(policy -> !policy.variant())
            .filter(
                policy ->
                    measures.stream()
                        .anyMatch(it -> findings.comparison(policy.name(), it).isPresent()))
            .toList();
  }

  static Optional<List<Block>> of(Findings findings) {
    var overview = new PolicyOverview(findings);
    return overview.policies.isEmpty() ? Optional.empty() : Optional.of(overview.blocks());
  }

  private List<Block> blocks() {
    return List.of(Block.paragraph(sentence()), table());
  }

  private Effect effect(Policy policy, Measure measure) {
    return findings
        .comparison(policy.name(), measure)
        .map(it -> effect(it, findings.study().verdictRule()))
        .orElse(Effect.NONE);
  }

  /// Futures in which the policy is as good as the baseline are neither better nor worse.
  static Effect effect(Comparison comparison, VerdictRule rule) {
    if (comparison.isEqual()) {
      return Effect.NONE;
    }
    return comparison.better().value() >= rule.holds()
        ? Effect.BETTER
        : comparison.worse().value() >= rule.holds() ? Effect.WORSE : Effect.EITHER;
  }

  private long count(Policy policy, Effect effect) {
    return measures.stream().filter(measure -> effect(policy, measure) == effect).count();
  }

  private Prose sentence() {
    var most = policies.stream().mapToLong(policy -> count(policy, Effect.BETTER)).max().orElse(0);
    var text =
        Prose.of("Against ")
            .emphasis(findings.study().baseline())
            .text(
                ", and counting only what is better or worse in "
                    + Numbers.share(findings.study().verdictRule().holds())
                    + " or more of the "
                    + findings.futures()
                    + ": ");
    if (most == 0) {
      text = text.text("no policy improves any headline outcome. ");
    } else {
      var best = policies.stream().filter(policy -> count(policy, Effect.BETTER) == most).toList();
      text =
          text.then(names(best))
              .text(
                  (best.size() == 1 ? " improves" : " improve")
                      + " most, "
                      + most
                      + " of "
                      + measures.size()
                      + " headline outcomes"
                      + (best.size() == 1 ? ". " : " each. "));
      var none =
          policies.stream()
              .filter(it -> count(it, Effect.BETTER) == 0 && count(it, Effect.WORSE) == 0)
              .toList();
      if (!none.isEmpty()) {
        text =
            text.then(names(none)).text((none.size() == 1 ? " improves" : " improve") + " none. ");
      }
    }
    for (var policy : policies) {
      var worse = measures.stream().filter(it -> effect(policy, it) == Effect.WORSE).toList();
      if (!worse.isEmpty()) {
        text =
            text.strong(policy.name())
                .text(" worsens " + named(worse))
                .text(count(policy, Effect.BETTER) == 0 ? " and improves none. " : ". ");
      }
    }
    return text.link("Policies side by side", "#policies").text(".");
  }

  private String named(List<Measure> worse) {
    if (worse.size() == measures.size()) {
      return "all of them";
    }
    return worse.size() > 2
        ? worse.size() + " of them"
        : Prose.enumeration(worse.stream().map(it -> Prose.of("“" + it.title() + "”")).toList())
            .plain();
  }

  private static Prose names(List<Policy> policies) {
    return Prose.enumeration(
        policies.stream().map(policy -> Prose.empty().strong(policy.name())).toList());
  }

  private Block table() {
    var table =
        Table.titled("Change of the median against " + findings.study().baseline()).words("Policy");
    measures.forEach(measure -> table.numbers(measure.title()));
    for (var policy : policies) {
      var cells = new ArrayList<Cell>();
      cells.add(
          Cell.of(
              Prose.empty().strong(policy.name()),
              policy.caution().isEmpty()
                  ? new Prose[0]
                  : new Prose[] {Prose.of(policy.caution())}));
      measures.forEach(measure -> cells.add(cell(policy, measure)));
      table.row(cells);
    }
    return table
        .note(
            Prose.of(
                "Better, worse: in "
                    + Numbers.share(findings.study().verdictRule().holds())
                    + " or more of the "
                    + findings.futures()
                    + ", each compared with itself. "
                    + findings.whatAShareIs()))
        .build();
  }

  private Cell cell(Policy policy, Measure measure) {
    var comparison = findings.comparison(policy.name(), measure);
    if (comparison.isEmpty()) {
      return Cell.of("–");
    }
    return switch (effect(policy, measure)) {
      case NONE -> Cell.of("no change");
      case BETTER -> cell(comparison.get(), measure, Prose.of("better"));
      case WORSE -> cell(comparison.get(), measure, Prose.of("worse"));
      case EITHER -> cell(comparison.get(), measure, OutcomeSentences.shares(comparison.get()));
    };
  }

  /// In percent of the baseline's median; with its unit where that is 0.
  private Cell cell(Comparison comparison, Measure measure, Prose effect) {
    var from = findings.baseline(measure).map(q -> q.p50()).orElse(Double.NaN);
    var difference = comparison.difference().p50();
    if (from > 0) {
      return Cell.of(Prose.empty().strong(Numbers.change(from, from + difference)), effect);
    }
    return Cell.of(
        Prose.empty().strong(Numbers.difference(difference)),
        Prose.of(Units.words(measure.unit())),
        effect);
  }
}
