package org.jirga.workbench.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.sensitivity.Delta;
import org.jirga.analysis.sensitivity.RankRegression;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.store.StoredRuns.Setting;
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
        RobustnessFindings.of(
            List.of("only"), new double[][] {{1, 2, 4}}, "cost", false, 3, 0, List.of());
    assertThat(found).hasSize(1);
    assertThat(said(found.getFirst()))
        .contains("There is one policy", "with 'cost' at most 3 (--threshold)");
  }

  @Test
  void policiesThatAreAlikeAreNotRanked() {
    var found =
        RobustnessFindings.of(
            List.of("a", "b"),
            new double[][] {{1, 2, 4}, {1, 2, 4}},
            "cost",
            true,
            0,
            0,
            List.of());
    assertThat(said(found.get(0))).contains("No metric tells the policies apart");
    assertThat(said(found.get(1))).contains("nothing to compare");
  }

  private static Contrast contrast(String name, boolean isStructure, double[][] elsewhere) {
    var setting = new Setting(1, "now", isStructure ? List.of(name) : List.of());
    return new Contrast(
        new Rivals(setting, name, "a meaning", isStructure, List.of("a", "b", "c")),
        new double[][] {{3, 3, 3, 9}, {2, 2, 2, 9}, {1, 1, 1, 99}},
        elsewhere);
  }

  private static List<Finding> ranked(Contrast... contrasts) {
    return RobustnessFindings.of(
        List.of("a", "b", "c"),
        new double[][] {{3, 3, 3, 9}, {2, 2, 2, 9}, {1, 1, 1, 99}},
        "yield",
        true,
        0,
        2,
        List.of(contrasts));
  }

  /// The columns of maximin, maximax, Laplace's and the percentile of regret.
  private static List<Object> agreements(Finding found, int row) {
    return List.of(3, 4, 6, 8).stream().map(it -> found.rows().get(row).get(it)).toList();
  }

  @Test
  void structuresAreHeldAgainstTheModelOnTheSameFutures() {
    var unknown = Double.NaN;
    var found =
        ranked(
            // without the last future, which has no value here, c is the worst here and there
            contrast("S1", true, new double[][] {{6, 6, 6, 0}, {5, 5, 5, unknown}, {4, 4, 4, 900}}),
            contrast("S2", true, new double[][] {{1, 1, 1, 8}, {2, 2, 2, 9}, {3, 3, 3, 99}}),
            contrast(
                "S3",
                true,
                new double[][] {{unknown, 1, 1, 1}, {2, 2, 2, 2}, {3, unknown, unknown, unknown}}));
    assertThat(said(found.getFirst())).contains("2 sets of levers for deals or claims are not");
    var structures = found.get(3);
    assertThat(structures.title()).startsWith("Do other structures of the model rank");
    assertThat(structures.rows()).hasSize(2);
    assertThat(structures.rows().get(0).subList(0, 3)).isEqualTo(List.of("S1 a meaning", 3, 3));
    assertThat(agreements(structures, 0)).isEqualTo(List.of(1.0, 1.0, 1.0, 1.0));
    assertThat(structures.rows().get(1).subList(0, 3)).isEqualTo(List.of("S2 a meaning", 3, 4));
    assertThat(structures.rows().get(1).get(3)).isEqualTo(-1.0);
    assertThat(said(structures))
        .contains("S1: the order is the same under every metric")
        .containsPattern("S2: the order changes under \\d+ of the \\d+ metrics")
        .contains("S3: 'yield' is known under all of the policies in no future")
        .contains("Compared under S1; S2: 'a', 'b', 'c'.");
    assertThat(found.get(4).rows()).isEmpty();
    assertThat(said(found.get(4))).contains("'seeds compared'");
  }

  @Test
  void otherFuturesNeedNotBeTheSame() {
    var found = ranked(contrast("seed 2", false, new double[][] {{1, 5}, {3, 1}, {4, 0}}));
    assertThat(said(found.get(3))).contains("'switch policies' in study.yaml");
    var sets = found.get(4);
    assertThat(sets.rows().getFirst().subList(0, 3)).isEqualTo(List.of("seed 2 a meaning", 3, 2));
    // worst 3 2 1 here, 1 1 0 there: two pairs of three in order, one tied there
    assertThat((double) sets.rows().getFirst().get(3))
        .isCloseTo(2 / Math.sqrt(3 * 2), within(1e-15));
    // best 9 9 99 here, 5 3 4 there: one pair tied here, one each way
    assertThat((double) sets.rows().getFirst().get(4)).isEqualTo(0.0);
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
