package org.jirga.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.PairedDifference;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.experiment.StudyResults.Divided;
import org.jirga.analysis.experiment.StudyResults.NullLine;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Span;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final Share BASE = new Share(100, 10_000);

  private static Findings findings;

  @BeforeAll
  static void read() {
    findings = new Findings(SampleReports.ofCase("afghanistan-2021"));
  }

  @Test
  void aNullThatMeetsTheRecordMoreOftenSpeaksAgainstTheMechanism() {
    assertThat(TrustSentences.nullAcceptance("no defection", BASE, new Share(280, 10_000)).plain())
        .isEqualTo(
            "With no defection 2.8\u202f% of 10,000 draws agree with the record (2.5 to"
                + " 3.1\u202f%), against 1.0\u202f% (0.8 to 1.2\u202f%) of the same draws for the"
                + " model: more often."
                + " So the record is no evidence for what this null model leaves out, at the"
                + " strength assumed.");
  }

  @Test
  void aNullThatMeetsTheRecordLessOftenSpeaksForTheMechanism() {
    assertThat(TrustSentences.nullAcceptance("it", BASE, new Share(0, 10_000)).plain())
        .contains("far less often. So the record is hard to meet without");
    assertThat(TrustSentences.nullAcceptance("it", BASE, new Share(60, 10_000)).plain())
        .contains(": less often. So the record is hard to meet without");
  }

  @Test
  void overlappingIntervalsDoNotTellTheTwoApart() {
    assertThat(TrustSentences.nullAcceptance("it", BASE, new Share(105, 10_000)).plain())
        .endsWith("about as often. So the record does not tell the two apart.");
  }

  @Test
  void partsOfAnOutcomeAreSharesOfItsMedian() {
    var text =
        OutcomeSentences.divided(
            new Divided("m", all(4000), all(160), all(-80), all(0), all(0)),
            measure("person"),
            "these",
            "those");
    assertThat(text.plain())
        .isEqualTo(
            "Strength, 4,000\u00a0people in the median future: about 4.0\u202f% due to these (160"
                + " to 160\u00a0people), −2.0\u202f% due to those (−80 to −80\u00a0people).");
  }

  @Test
  void futuresThatAPolicyLeavesAsTheyAreAreNotWorse() {
    var rule = new VerdictRule(0.9, 0.1);
    assertThat(PolicyOverview.effect(comparison(5, 30), rule))
        .isEqualTo(PolicyOverview.Effect.EITHER);
    assertThat(PolicyOverview.effect(comparison(5, 95), rule))
        .isEqualTo(PolicyOverview.Effect.WORSE);
    assertThat(PolicyOverview.effect(comparison(90, 10), rule))
        .isEqualTo(PolicyOverview.Effect.BETTER);
    assertThat(PolicyOverview.effect(comparison(0, 0), rule)).isEqualTo(PolicyOverview.Effect.NONE);
    assertThat(PolicyOverview.effect(comparison(1, 0), rule))
        .isEqualTo(PolicyOverview.Effect.EITHER);
  }

  @Test
  void bothSharesAreSaidWhereSomeFuturesAreAsGoodUnderBoth() {
    assertThat(OutcomeSentences.shares(comparison(5, 30)).plain())
        .isEqualTo("better in 5.0\u202f%, worse in 30\u202f%");
    assertThat(OutcomeSentences.shares(comparison(5, 95)).plain())
        .isEqualTo("better in 5.0\u202f%");
  }

  private static Comparison comparison(long better, long worse) {
    return new Comparison("less", "m", all(0), 0, 0, new Share(better, 100), new Share(worse, 100));
  }

  @Test
  void aPartOfNothingIsANumber() {
    var text =
        OutcomeSentences.parts(
            new Divided("m", all(0), all(0), all(0.5), all(0), all(0)),
            measure("Dmnl"),
            "these",
            "those");
    assertThat(text.plain()).startsWith("0 due to these").contains("0.5 due to those");
  }

  private static String nullSentence(Verdict verdict, long under, long modelAlone, long nullAlone) {
    var simulated =
        new Claim.Simulated(
            new Expr.Literal(1, new Span(0, 1)),
            "a > 1",
            true,
            Optional.of(new Expr.Literal(1, new Span(0, 1))),
            "b > 1");
    return ClaimsSection.nullSentence(
            new NullLine(
                "N1",
                verdict,
                new Share(under, 100),
                verdict,
                new Share(under + modelAlone - nullAlone, 100),
                PairedDifference.of(modelAlone, nullAlone, 100)),
            simulated)
        .plain();
  }

  @Test
  void aNullThatIsTrueInTheSameFuturesExplainsAsWell() {
    assertThat(nullSentence(Verdict.DEPENDS, 50, 0, 0))
        .isEqualTo(
            "What the claim should drive, b > 1, is true in 50\u202f% under the null model"
                + " (depends) and in 50\u202f% under the model (depends): 0 points (\u22121.9 to"
                + " 1.9), future by future. The null model explains as well.");
  }

  @Test
  void equalVerdictsAreNotEnough() {
    assertThat(nullSentence(Verdict.DEPENDS, 20, 60, 0))
        .endsWith("The null model does not explain as well.");
    assertThat(nullSentence(Verdict.FAILS, 0, 2, 0))
        .endsWith("Under the model itself it is rare: there is nothing to explain.");
    assertThat(nullSentence(Verdict.DEPENDS, 50, 20, 18))
        .endsWith("Whether the null model explains as well cannot be told yet.");
  }

  @Test
  void criteriaReadAsSentences() {
    var filter =
        new Filter(
            List.of(
                new Outcome("at", "fighters", new Reduction.At(5)),
                new Outcome("mean", "attacks", new Reduction.MeanAt(0, 4, 1)),
                new Outcome("risk", "risk", new Reduction.Final())),
            List.of(),
            java.util.Set.of(),
            8,
            8,
            8);
    assertThat(FilterSection.what(filter, criterion("at", 3000, 4500), "Month"))
        .isEqualTo("fighters at month 5 from 3,000 to 4,500");
    assertThat(FilterSection.what(filter, criterion("mean", 20, Double.POSITIVE_INFINITY), "Month"))
        .isEqualTo("mean of attacks over months 0 to 4 at least 20");
    assertThat(
            FilterSection.what(filter, criterion("risk", Double.NEGATIVE_INFINITY, 0.35), "Month"))
        .isEqualTo("risk at the end below 0.35");
  }

  @Test
  void judgementAndMissingDataAreWeakGrounds() {
    assertThat(Grounds.of(uncertainty("judgement", List.of()))).isEqualTo(Grounds.JUDGEMENT);
    assertThat(Grounds.of(uncertainty("NO DATA; bounded by E01", List.of("E01"))))
        .isEqualTo(Grounds.NO_DATA);
    assertThat(Grounds.of(uncertainty("fit to F-series", List.of("F01"))).isWeak()).isFalse();
    assertThat(Grounds.of(uncertainty("evidence", List.of("F01")))).isEqualTo(Grounds.EVIDENCE);
    assertThat(Grounds.of(uncertainty("", List.of()))).isEqualTo(Grounds.JUDGEMENT);
  }

  @Test
  void verdictsAreCountedAndNamed() {
    assertThat(ClaimSentences.verdicts(findings).plain())
        .matches(
            "Of 18 claims that can be tested here \\d+ holds?.*, \\d+ fails?.* and \\d+ dep.*");
    assertThat(ClaimSentences.tally(findings).plain()).startsWith("32 claims are judged here.");
  }

  @Test
  void everyShareIsMarked() {
    var parts = Findings.shareWithInterval(new Share(61, 100)).parts();
    assertThat(parts.getFirst().style()).isEqualTo(org.jirga.workbench.page.Prose.Style.SHARE);
  }

  private static Quantiles all(double value) {
    return new Quantiles(value, value, value, value, value);
  }

  private static Measure measure(String unit) {
    return new Measure(
        new Outcome("m", "v", new Reduction.Final()),
        "Strength",
        unit,
        Measure.Direction.LOWER,
        true);
  }

  private static Criterion criterion(String outcome, double low, double high) {
    return new Criterion("c", outcome, low, true, high, false, true);
  }

  private static Uncertainty uncertainty(String basis, List<String> evidence) {
    return new Uncertainty("c", "", new Distribution.Uniform(0, 1), "Dmnl", evidence, basis);
  }
}
