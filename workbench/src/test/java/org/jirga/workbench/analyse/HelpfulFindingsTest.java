package org.jirga.workbench.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.sensitivity.Delta;
import org.jirga.analysis.sensitivity.RankRegression;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Sample;
import org.junit.jupiter.api.Test;

/// What analyses say where there is little to say, or something to be told beside the numbers.
class HelpfulFindingsTest {

  private static Sample sample(int rows) {
    var random = new SplittableRandom(1);
    var wage = random.doubles(rows, 50, 150).toArray();
    var other = random.doubles(rows).toArray();
    var same = new double[rows];
    var outcome = Arrays.stream(wage).map(it -> it > 110 ? 1 : 0).toArray();
    return new Sample(
        List.of("wage", "other", "same"),
        new double[][] {wage, other, same},
        List.of("hired", "fixed", "failed"),
        new double[][] {outcome, new double[rows], filled(rows, Double.NaN)},
        new boolean[rows]);
  }

  private static double[] filled(int rows, double value) {
    var values = new double[rows];
    Arrays.fill(values, value);
    return values;
  }

  private static String said(Finding finding) {
    return String.join(" ", finding.sentences());
  }

  @Test
  void outcomeThatIsTheSameEverywhereIsNamedSo() {
    var found = SensitivityFindings.of(sample(100), "fixed", new Delta(), false, 1);
    assertThat(found.rows()).isEmpty();
    assertThat(said(found))
        .isEqualTo("There is nothing to tell: 'fixed' is 0 in all of the 100 draws.");
  }

  @Test
  void tooFewRunsAreNamedWithWhatIsNeeded() {
    assertThat(said(SensitivityFindings.of(sample(40), "hired", new Delta(), false, 1)))
        .isEqualTo("'hired' is known in 40 draws, and delta needs at least 64: run more (--runs).");
    assertThat(said(SensitivityFindings.of(sample(100), "failed", new Delta(), true, 1)))
        .startsWith("'failed' is known in 0 futures of 100, and delta needs at least 64");
  }

  @Test
  void indicesWithoutAnIntervalAreNotCalledCertain() {
    // halves of 100 are too few for delta
    var found = SensitivityFindings.of(sample(100), "hired", new Delta(), false, 1);
    assertThat(found.rows()).isNotEmpty();
    assertThat(said(found))
        .contains("There is no interval for wage, other", "same in all runs", ": same.")
        .doesNotContain("depends most", "narrow enough");
    assertThat(
            said(SensitivityFindings.of(sample(200), "hired", RankRegression.partial(), false, 1)))
        .contains("depends most on wage")
        .doesNotContain("no interval");
  }

  @Test
  void onePolicyIsNotRanked() {
    var found =
        RobustnessFindings.of(List.of("only"), new double[][] {{1, 2, 4}}, "cost", false, 3);
    assertThat(found).hasSize(1);
    assertThat(said(found.getFirst()))
        .contains("There is one policy", "with 'cost' at most 3 (--threshold)");
  }

  @Test
  void policiesThatAreAlikeAreNotRanked() {
    var found =
        RobustnessFindings.of(
            List.of("a", "b"), new double[][] {{1, 2, 4}, {1, 2, 4}}, "cost", true, 0);
    assertThat(said(found.get(0))).contains("No metric tells the policies apart");
    assertThat(said(found.get(1))).contains("nothing to compare");
  }

  @Test
  void boxesHaveUnitsAndFurtherOnesAreAmongTheRest() {
    var wage = new Uncertainty("wage", "", new Distribution.Uniform(50, 150), "USD", List.of(), "");
    var found =
        DiscoveryFindings.of(
            sample(400),
            List.of(wage),
            "hired",
            0.5,
            true,
            PrimSettings.usual(),
            new PrimVariants(false, false, 0, 3),
            1);
    assertThat(said(found.get(1))).containsPattern("where wage is at least 1[01]\\d.USD");
    assertThat(found.get(2).title()).startsWith("Further boxes of PRIM");
    assertThat(found.get(2).rows()).isNotEmpty().hasSizeLessThan(3);
    assertThat(said(found.get(2))).contains("no box does more than chance");
  }

  @Test
  void whoeverLooksForAThresholdIsToldWhereTheValuesLie() {
    var found =
        DiscoveryFindings.of(
            sample(400),
            List.of(),
            "hired",
            7,
            true,
            PrimSettings.usual(),
            new PrimVariants(false, false, 0, 1),
            1);
    assertThat(said(found.getFirst()))
        .contains("choose another threshold. 'hired' lies between 0 and 1, half of the cases");
    assertThat(found).hasSize(1);
  }
}
