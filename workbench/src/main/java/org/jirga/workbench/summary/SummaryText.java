package org.jirga.workbench.summary;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Policy;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.workbench.wording.Lines;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// The results of a study in a few lines for a terminal.
public final class SummaryText {

  private final StudyResults results;
  private final Lines lines = new Lines();

  private SummaryText(StudyResults results) {
    this.results = results;
  }

  /// Lines without ends.
  public static List<String> of(StudyResults results, Optional<BargainResults> bargain) {
    return new SummaryText(results).lines(bargain);
  }

  private List<String> lines(Optional<BargainResults> bargain) {
    lines.whole(results.study().title());
    lines.blank();
    futures();
    nulls();
    claims();
    bargain.ifPresent(it -> new BargainText(it, results.study(), lines).add());
    failures();
    return lines.all();
  }

  private void futures() {
    var filter = results.filter();
    if (!results.study().constraints().isEmpty()) {
      lines.wrap(Constraints.sentence(results));
    }
    var count = results.futures().rows();
    var policies = results.study().policies().stream().filter(policy -> !policy.variant()).count();
    if (!results.study().design().isFactorial()) {
      combined(count);
      return;
    }
    if (results.study().filter().isEmpty()) {
      lines.wrap("%s, each under %s.".formatted(futures(count), policies(policies)));
      return;
    }
    lines.wrap(
        "%s out of %s drawn (%s), each under %s."
            .formatted(
                plausible(count),
                Numbers.count(filter.tried()),
                Numbers.share(filter.acceptance().value()),
                policies(policies)));
    if (!filter.enough()) {
      lines.wrap(
          "%s were wanted; the study draws at most %s for each."
              .formatted(
                  Numbers.count(results.planned()),
                  Numbers.count(results.study().filter().most())));
    }
    if (!results.study().filter().disputed().isEmpty()) {
      lines.wrap(
          "Without what is disputed (%s) %s would pass."
              .formatted(
                  results.study().filter().disputed().stream()
                      .sorted()
                      .collect(Collectors.joining(", ")),
                  Numbers.share(filter.acceptanceWithoutDisputed().value())));
    }
  }

  /// Where each future is run under one policy: what came of the futures of each.
  private void combined(int count) {
    var policies = results.study().policies().stream().map(Policy::name).toList();
    lines.wrap(
        "%s, each under one of %s (%s): policies differ in their futures, too."
            .formatted(
                futures(count),
                policies.size() == 1 ? "1 policy" : policies.size() + " policies",
                Summary.combination(results.study().design())));
    var counts = results.study().design().combination().counts(count, policies);
    for (var policy : policies) {
      var of = Objects.requireNonNull(counts.get(policy));
      var arm = results.arm(Arm.of(policy)).orElseThrow();
      lines.blank();
      lines.whole("%s under '%s':".formatted(futures(of), policy));
      if (of > 0) {
        var measures = results.study().measures();
        var quantiles = IntStream.range(0, measures.size()).mapToObj(arm::quantiles).toList();
        SurveySummary.table(measures, quantiles).forEach(lines::whole);
      }
    }
  }

  private static String plausible(int count) {
    return count == 1 ? "1 plausible future" : Numbers.count(count) + " plausible futures";
  }

  private static String futures(int count) {
    return count == 1 ? "1 future" : Numbers.count(count) + " futures";
  }

  private String policies(long count) {
    var variants = results.study().policies().stream().filter(Policy::variant).count();
    return (count == 1 ? "1 policy" : count + " policies")
        + (variants == 0
            ? ""
            : variants == 1 ? " and 1 variant" : " and %d variants".formatted(variants));
  }

  private void nulls() {
    if (results.refilters().isEmpty() || results.study().nulls().isEmpty()) {
      return;
    }
    var base = results.refilters().getFirst().acceptance();
    lines.wrap(
        "Of the first %s draws pass: %s as the model is, %s."
            .formatted(
                Numbers.count(base.of()),
                Numbers.share(base.value()),
                results.study().nulls().stream()
                    .map(this::underNull)
                    .collect(Collectors.joining(", "))));
  }

  private String underNull(Change change) {
    var acceptance =
        results.refilters().stream()
            .filter(one -> one.change().equals(change.id()))
            .map(Refilter::acceptance)
            .findFirst();
    return "%s with %s"
        .formatted(
            acceptance.map(share -> Numbers.share(share.value())).orElse("no value"),
            change.name());
  }

  private void claims() {
    var judged = results.claims().stream().filter(claim -> !claim.lines().isEmpty()).toList();
    if (!judged.isEmpty()) {
      lines.blank();
      lines.wrap(
          "Claims, with the share of the futures in which each is true (not a probability):");
      var width = judged.stream().mapToInt(claim -> claim.claim().id().length()).max().orElse(0);
      judged.forEach(claim -> claim(claim, width));
    }
    others(Verdict.FACT, "Settled by evidence");
    others(Verdict.NOT_TESTABLE, "Not testable here");
  }

  private void claim(ClaimResult result, int width) {
    var line = result.lines().stream().filter(one -> !one.withoutDisputed()).toList().getLast();
    var without =
        result.lines().stream()
            .filter(StudyResults.ClaimLine::withoutDisputed)
            .filter(one -> one.verdict() != line.verdict())
            .findFirst()
            .map(one -> " (%s without what is disputed)".formatted(one.verdict().word()))
            .orElse("");
    var missing = results.futures().rows() - line.share().of();
    var isOfOnePolicy = !results.study().design().isFactorial() && result.byPolicy().isEmpty();
    var unjudged =
        missing == 0
            ? ""
            : isOfOnePolicy
                ? " (judged in %s of its policy)"
                    .formatted(Words.counted(line.share().of(), "future"))
                : " (%s not judged)".formatted(Numbers.count(missing));
    var head =
        "  %s  %s %6s  "
            .formatted(
                pad(result.claim().id(), width),
                pad(result.verdict().word(), 7),
                Numbers.share(line.share().value())
                    .replace("less than", "<")
                    .replace("more than", ">"));
    lines.wrap(head, result.claim().text() + without + unjudged);
  }

  private void others(Verdict verdict, String words) {
    var ids =
        results.claims().stream()
            .filter(claim -> claim.verdict() == verdict)
            .map(claim -> claim.claim().id())
            .collect(Collectors.joining(", "));
    if (!ids.isEmpty()) {
      lines.wrap("  %s: %s.".formatted(words, ids));
    }
  }

  private void failures() {
    if (!results.failures().isEmpty()) {
      lines.blank();
      lines.wrap(
          "%s (%s); the first: run %d %s."
              .formatted(
                  Failures.sentence(results.failureCounts()),
                  Failures.causes(results.failureCounts()),
                  results.failures().getFirst().run(),
                  results.failures().getFirst().message()));
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
