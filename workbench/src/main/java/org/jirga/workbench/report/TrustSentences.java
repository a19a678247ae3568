package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.summary.Failures;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// How far results can be trusted, in sentences.
final class TrustSentences {

  /// A list of more names is read by nobody.
  private static final int MOST_NAMED = 20;

  /// How many times rarer is far rarer.
  private static final int FAR = 3;

  private TrustSentences() {}

  /// How many draws it took.
  static Prose acceptance(Findings findings) {
    var filter = findings.results().filter();
    var kept = findings.results().futures().rows();
    var text =
        Prose.of("Of " + Numbers.count(filter.tried()) + " futures drawn from what is assumed, ")
            .strong(Numbers.share(filter.acceptance().value()))
            .text(
                " ("
                    + Findings.interval(filter.acceptance())
                    + ") agree with the record; "
                    + Numbers.count(kept)
                    + " of them are used here.");
    return filter.enough()
        ? text
        : text.text(
            " The cap on draws was reached before the "
                + Numbers.count(findings.results().planned())
                + " that were wanted.");
  }

  /// For each null: whether the record is met more often with the mechanism or without it.
  static List<Prose> nullAcceptance(Findings findings) {
    var base = refilter(findings, "");
    var sentences = new ArrayList<Prose>();
    for (var change : findings.study().nulls()) {
      var found = refilter(findings, change.id());
      if (base.isPresent() && found.isPresent()) {
        sentences.add(
            nullAcceptance(change.name(), base.get().acceptance(), found.get().acceptance()));
      }
    }
    return sentences;
  }

  static Prose nullAcceptance(String name, Share base, Share changed) {
    var text =
        Prose.of("With ")
            .emphasis(name)
            .text(" ")
            .strong(
                Numbers.share(changed.value()) + " of " + Numbers.count(changed.of()) + " draws")
            .text(
                " agree with the record ("
                    + Findings.interval(changed)
                    + "), against "
                    + Numbers.share(base.value())
                    + " ("
                    + Findings.interval(base)
                    + ") of the same draws for the model: ");
    if (changed.low() > base.high()) {
      return text.text(
              "more often. So the record is no evidence for what this null model leaves out,")
          .text(" at the strength assumed.");
    }
    if (changed.high() < base.low()) {
      var far = changed.value() * FAR < base.value() ? "far less often" : "less often";
      return text.text(
          far + ". So the record is hard to meet without what this null model leaves out.");
    }
    return text.text("about as often. So the record does not tell the two apart.");
  }

  static Optional<Refilter> refilter(Findings findings, String change) {
    return findings.results().refilters().stream()
        .filter(refilter -> refilter.change().equals(change))
        .findFirst();
  }

  /// How much of what goes in is judgement, and how much of the evidence nobody checked.
  static Optional<Prose> unknown(Findings findings) {
    var uncertainties = findings.study().uncertainties();
    var evidence = findings.report().evidence();
    if (uncertainties.isEmpty() && evidence.isEmpty()) {
      return Optional.empty();
    }
    var text = Prose.empty();
    if (!uncertainties.isEmpty()) {
      var judged = uncertainties.stream().filter(it -> Grounds.of(it).isWeak()).count();
      text =
          text.text("Of the " + uncertainties.size() + " uncertain constants, ")
              .strong(those(judged, "rests", "rest") + " on judgement or no data")
              .text(". ");
    }
    if (!evidence.isEmpty()) {
      var unverified = evidence.stream().filter(row -> row.status().isUnverified()).count();
      text =
          text.text(
              "Of the "
                  + Words.counted(evidence.size(), "row")
                  + " of evidence, "
                  + those(unverified, "is", "are")
                  + " from memory and unverified"
                  + (unverified == 0 ? ". " : "; they are marked wherever they are used. "));
    }
    return Optional.of(text.link("What limits the answer", "#limits").text("."));
  }

  private static String those(long count, String one, String more) {
    return count == 0 ? "none " + one : count + " " + (count == 1 ? one : more);
  }

  /// The same without a link, for the box of limits.
  static Optional<Prose> unknownShort(Findings findings) {
    var names =
        findings.study().uncertainties().stream()
            .filter(it -> Grounds.of(it).isWeak())
            .map(it -> it.constant())
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Prose.of(
                names.size()
                    + " of "
                    + findings.study().uncertainties().size()
                    + " uncertain constants rest on judgement or no data: "
                    + (names.size() > MOST_NAMED
                        ? "%s and %d more, all in the table below."
                            .formatted(
                                String.join(", ", names.subList(0, MOST_NAMED)),
                                names.size() - MOST_NAMED)
                        : String.join(", ", names) + ".")));
  }

  /// Runs that did not reach their end.
  static Optional<Prose> failures(Findings findings) {
    var failures = findings.results().failureCounts();
    return failures.total() == 0
        ? Optional.empty()
        : Optional.of(
            Prose.of(
                    Words.counted(failures.total(), "run")
                        + " failed ("
                        + Failures.causes(failures)
                        + ") and are left out of what they concern: ")
                .link("which and why", "#failures")
                .text("."));
  }

  /// What other seeds say.
  static Optional<Prose> seeds(Findings findings) {
    var seeds = findings.results().seeds();
    if (seeds.size() < 2) {
      return Optional.empty();
    }
    var text = Prose.of("Over " + seeds.size() + " seeds");
    if (findings.isFiltered()) {
      var low = seeds.stream().mapToDouble(it -> it.acceptance().value()).min().orElse(Double.NaN);
      var high = seeds.stream().mapToDouble(it -> it.acceptance().value()).max().orElse(Double.NaN);
      text =
          text.text(
              " the filter accepts "
                  + Numbers.share(low)
                  + " to "
                  + Numbers.share(high)
                  + " of draws");
    }
    var widest = 0.0;
    var simulated = seeds.getFirst().claims().size();
    for (var i = 0; i < simulated; i++) {
      var claim = i;
      var min = seeds.stream().mapToDouble(it -> it.claims().get(claim).value()).min().orElse(0);
      var max = seeds.stream().mapToDouble(it -> it.claims().get(claim).value()).max().orElse(0);
      widest = Math.max(widest, max - min);
    }
    if (simulated > 0) {
      text =
          text.text(
              (findings.isFiltered() ? ", and" : "")
                  + " the share of a claim moves by at most "
                  + Numbers.quantity(Numbers.significantValue(widest * 100, 2))
                  + " percentage points");
    }
    return Optional.of(text.text(". ").link("Seeds", "#seeds").text("."));
  }
}
