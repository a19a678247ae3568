package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.experiment.StudyResults.Divided;
import org.jirga.analysis.experiment.StudyResults.RankCorrelation;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// What moves outcomes, in sentences: channels, policies, assumptions.
final class OutcomeSentences {

  /// How many assumptions, and how many divided outcomes, a sentence names.
  private static final int STRONGEST = 4;

  /// A rank correlation below this tells little: under a tenth of the variance of ranks.
  static final double WEAK = 0.3;

  private OutcomeSentences() {}

  /// What each channel accounts for, outcome by outcome.
  static List<Prose> attribution(Findings findings) {
    var attribution = findings.study().attribution();
    if (attribution.isEmpty()) {
      return List.of();
    }
    var sentences = new ArrayList<Prose>();
    for (var divided : findings.results().attribution()) {
      findings
          .measure(divided.measure())
          .ifPresent(
              measure ->
                  sentences.add(
                      divided(
                          divided,
                          measure,
                          attribution.get().firstTitle(),
                          attribution.get().secondTitle())));
    }
    return sentences;
  }

  static Prose divided(Divided divided, Measure measure, String first, String second) {
    return Prose.of(
            measure.title()
                + ", "
                + Findings.value(divided.whole().p50(), measure)
                + " in the median future: ")
        .then(parts(divided, measure, first, second));
  }

  static Prose parts(Divided divided, Measure measure, String first, String second) {
    return part(divided, divided.first(), measure, first)
        .text(", ")
        .then(part(divided, divided.second(), measure, second))
        .text(".");
  }

  private static Prose part(Divided divided, Quantiles part, Measure measure, String title) {
    return Prose.empty()
        .strong(part(divided, part.p50()))
        .text(
            " due to "
                + title
                + " ("
                + Units.with(Findings.range(part.p5(), part.p95(), measure), measure.unit())
                + ")");
  }

  /// A channel's median beside the whole's, in percent; the number itself where there is no whole.
  private static String part(Divided divided, double part) {
    var whole = divided.whole().p50();
    if (!(whole > 0)) {
      return Numbers.quantity(part);
    }
    var share = part / whole;
    return share < -0.0005
        ? "−" + Numbers.share(-share)
        : Math.abs(share) <= 0.0005 ? "nothing" : "about " + Numbers.share(Math.min(1, share));
  }

  /// The strongest assumption of an outcome.
  private record Decider(String uncertainty, double strength, Measure measure) {}

  /// The assumptions that move the headline outcomes most.
  static Optional<Prose> deciders(Findings findings) {
    var strongest =
        findings.headlines().stream()
            .flatMap(
                measure ->
                    strongest(findings, measure, 1).stream()
                        .map(
                            it -> new Decider(it.uncertainty(), Math.abs(it.plausible()), measure)))
            .filter(it -> it.strength() >= WEAK)
            .collect(
                Collectors.groupingBy(Decider::uncertainty, TreeMap::new, Collectors.toList()));
    if (strongest.isEmpty()) {
      return Optional.empty();
    }
    var items =
        strongest.values().stream()
            .sorted(
                Comparator.comparingInt((List<Decider> it) -> -it.size())
                    .thenComparingDouble(it -> -it.getFirst().strength()))
            .limit(STRONGEST)
            .map(
                it ->
                    Prose.empty()
                        .strong(it.getFirst().uncertainty())
                        .text(" (")
                        .then(
                            Prose.enumeration(
                                it.stream()
                                    .map(decider -> decider.measure().title())
                                    .map(Words::lowerFirst)
                                    .map(Prose::of)
                                    .toList()))
                        .text(")"))
            .toList();
    return Optional.of(
        Prose.of(
                "The assumption that moves an outcome most, among the "
                    + findings.searched()
                    + ": ")
            .then(Prose.enumeration(items))
            .text(". ")
            .link("More", "#decides")
            .text(findings.isFiltered() ? ", with a warning about selection." : "."));
  }

  /// The strongest correlations of a measure, by what was left after the filter.
  static List<RankCorrelation> strongest(Findings findings, Measure measure, int most) {
    return findings.results().correlations().stream()
        .filter(it -> it.measure().equals(measure.outcome().name()))
        .filter(it -> !Double.isNaN(it.plausible()))
        .sorted(
            Comparator.comparingDouble((RankCorrelation it) -> -Math.abs(it.plausible()))
                .thenComparing(RankCorrelation::uncertainty))
        .limit(most)
        .toList();
  }

  /// Where some futures are as good under both policies, the share in which one is better does not
  /// tell in how many it is worse.
  static Prose shares(Comparison comparison) {
    var better = Prose.of("better in ").then(Findings.share(comparison.better()));
    var isTied = comparison.better().hits() + comparison.worse().hits() < comparison.better().of();
    return isTied ? better.text(", worse in ").then(Findings.share(comparison.worse())) : better;
  }
}
