package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DiscoveryMethodsTest {

  private static final List<DiscoveryMethod> METHODS =
      List.of(
          DiscoveryMethod.prim(PrimSettings.usual(), BoxRule.usual()),
          DiscoveryMethod.cart(0.05),
          DiscoveryMethod.logistic());

  @Test
  void quasiPIsTheChanceOfAsManyWithoutTheLimit() {
    // four cases, two of interest at the end: 3 of 3 or more at a share of 1/2 would be 1/8
    var cases =
        new Cases(
            List.of(Factor.continuous("x", 1, 2, 3, 4, 5, 6)),
            new boolean[] {false, false, false, true, true, true});
    var box = Box.everything().with("x", new Limit.Between(3.5, Double.POSITIVE_INFINITY));
    var chance = Objects.requireNonNull(QuasiP.of(cases, box).get("x"));
    assertThat(chance.low().getAsDouble()).isCloseTo(0.125, within(1e-12));
    assertThat(chance.high()).isEmpty();
  }

  @Test
  void limitsThatDoNoMoreThanChanceAreDropped() {
    var cases = Tables.corner(1_000, 4, 5);
    var box =
        Box.everything()
            .with("x0", new Limit.Between(0.6, Double.POSITIVE_INFINITY))
            .with("x2", new Limit.Between(0.01, 0.99));
    assertThat(BoxRule.usual().simplified(cases, box)).isEqualTo(box.without("x2"));
  }

  @Test
  void phiOfEverythingIsNothing() {
    var cases = Tables.corner(100, 2, 6);
    assertThat(cases.score(Box.everything()).phi()).isZero();
    assertThat(new Score(50, 50, 100, 50, 1).phi()).isEqualTo(1);
    assertThat(new Score(50, 0, 100, 50, 1).phi()).isEqualTo(-1);
  }

  @Test
  void treeSplitsWhereThePartsArePurest() {
    var cases =
        new Cases(
            List.of(
                Factor.continuous("noise", 3, 1, 4, 1, 5, 9, 2, 6),
                Factor.continuous("x", 1, 2, 3, 4, 5, 6, 7, 8)),
            Tables.between(8, 5, 8));
    var tree = new Cart(0.1).grow(cases);
    assertThat(tree.leaves()).hasSize(2);
    assertThat(tree.leaves().getFirst().box().limit("x"))
        .isEqualTo(new Limit.Between(Double.NEGATIVE_INFINITY, 5.5));
    assertThat(cases.score(tree)).isEqualTo(new Score(3, 3, 8, 3, 1));
  }

  @Test
  void treeSplitsCategoriesIntoTwoSets() {
    var region = Factor.nominal("region", List.of("a", "b", "c"), 0, 1, 2, 0, 1, 2, 0, 1, 2);
    var cases =
        new Cases(
            List.of(region),
            new boolean[] {true, false, true, true, false, true, true, false, true});
    var tree = new Cart(0.1).grow(cases);
    assertThat(tree.leaves()).hasSize(2);
    assertThat(cases.score(tree).density()).isEqualTo(1);
    assertThat(cases.score(tree).coverage()).isEqualTo(1);
  }

  @Test
  void leavesHoldEveryCaseOnce() {
    var cases = Tables.corner(1_000, 5, 7);
    var tree = new Cart(0.05).grow(cases);
    var times = new int[cases.rows()];
    for (var leaf : tree.leaves()) {
      assertThat(cases.score(leaf.box())).isEqualTo(leaf.score());
      assertThat(leaf.score().cases()).isGreaterThanOrEqualTo(50);
      var holds = leaf.box().holds(cases);
      for (var row = 0; row < times.length; row++) {
        times[row] += holds[row] ? 1 : 0;
      }
    }
    assertThat(times).containsOnly(1);
  }

  @Test
  void regressionTakesInWhatMatters() {
    var cases = Tables.corner(2_000, 8, 8);
    var fit = LogisticRegion.fit(cases);
    assertThat(fit.factors()).contains("x0", "x1");
    assertThat(fit.factors().subList(0, 2)).containsExactlyInAnyOrder("x0", "x1");
    assertThat(fit.weights()[fit.factors().indexOf("x0")]).isPositive();
    assertThat(fit.weights()[fit.factors().indexOf("x1")]).isNegative();
  }

  /// At the best weights the penalised likelihood is level: what is left over in each factor is
  /// what the penalty holds back.
  @Test
  void regressionEndsWhereTheLikelihoodIsLevel() {
    var cases = Tables.corner(400, 2, 9);
    var fit = LogisticRegion.fit(cases);
    var probabilities = fit.probabilities(cases);
    for (var index = 0; index < fit.factors().size(); index++) {
      var values = cases.factor(fit.factors().get(index)).values();
      var slope = -fit.weights()[index];
      for (var row = 0; row < values.length; row++) {
        slope +=
            ((cases.interest()[row] ? 1 : 0) - probabilities[row])
                * (values[row] - fit.means()[index])
                / fit.deviations()[index];
      }
      assertThat(slope).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void separableCasesGiveFiniteWeights() {
    var cases =
        new Cases(
            List.of(Factor.continuous("x", Tables.count(1, 100))), Tables.between(100, 50, 100));
    var fit = LogisticRegion.fit(cases);
    assertThat(fit.weights()[0]).isFinite().isPositive();
    assertThat(cases.score(fit).phi()).isEqualTo(1);
  }

  @Test
  void heldOutScoreIsWorseThanTheSeenOneWhereThereIsOnlyNoise() {
    var cases = Tables.corner(600, 20, 10);
    var shuffled = new boolean[600];
    for (var row = 0; row < 600; row++) {
      shuffled[row] = (row * 7919 % 600) < 200;
    }
    var noise = new Cases(cases.factors(), shuffled);
    var results = new CrossValidation(5, 1).compare(noise, METHODS.subList(0, 2));
    assertThat(results.getFirst().region()).isEqualTo(Box.everything());
    assertThat(results.getLast().seen().phi()).isGreaterThan(0.1);
    assertThat(results.getLast().heldOut().phi()).isLessThan(0.1);
  }

  @Test
  void boxThatIsThereShowsOnHeldOutCases() {
    var cases = Tables.corner(2_000, 10, 11);
    for (var result : new CrossValidation(5, 1).compare(cases, METHODS)) {
      assertThat(result.heldOut().all()).isEqualTo(2_000);
      assertThat(result.heldOut().phi()).as(result.method()).isGreaterThan(0.55);
    }
    var prim = new CrossValidation(5, 1).compare(cases, METHODS).getFirst();
    assertThat(prim.heldOut().density()).isGreaterThan(0.85);
    assertThat(prim.heldOut().coverage()).isGreaterThan(0.7);
  }

  /// A search that forgets its settings would find boxes of 5 % where 30 % were asked for.
  @Test
  void resamplingKeepsTheSettings() {
    var cases = Tables.corner(1_000, 5, 12);
    var settings = new PrimSettings(0.05, 0.05, 0.9, Objective.ORIGINAL);
    var box = new Prim(PrimSettings.usual()).search(cases).last().box();
    var strict = new Resampling(settings, 10, 0.5, 3).of(cases, box);
    var usual = new Resampling(PrimSettings.usual(), 10, 0.5, 3).of(cases, box);
    var limited = strict.values().stream().filter(one -> one.byDensity() > 0).count();
    assertThat(limited).isLessThanOrEqualTo(2);
    assertThat(Objects.requireNonNull(usual.get("x0")).byDensity()).isEqualTo(1);
    assertThat(Objects.requireNonNull(usual.get("x1")).byDensity()).isEqualTo(1);
  }

  @Test
  void resamplingDependsOnTheSeedAlone() {
    var cases = Tables.corner(500, 5, 13);
    var box = new Prim(PrimSettings.usual()).search(cases).last().box();
    var again = new Resampling(PrimSettings.usual(), 5, 0.5, 3);
    assertThat(again.of(cases, box)).isEqualTo(again.of(cases, box));
  }

  @Test
  void rotationFindsASlantedEdge() {
    var table = Tables.corner(2_000, 2, 14);
    var interest = new boolean[2_000];
    for (var row = 0; row < interest.length; row++) {
      interest[row] =
          Math.abs(table.factor("x0").values()[row] - table.factor("x1").values()[row]) < 0.1;
    }
    var cases = new Cases(table.factors(), interest);
    var rotation = Rotation.of(cases);
    assertThat(rotation.axes()).containsExactly("r_0", "r_1");
    // least spread: across the diagonal
    assertThat(Math.abs(rotation.weights()[1][0] + rotation.weights()[1][1])).isLessThan(0.1);
    var rotated = rotation.apply(cases);
    var box = BoxRule.usual().choose(rotated, new Prim(PrimSettings.usual()).search(rotated));
    assertThat(box.factors()).containsExactly("r_1");
    assertThat(rotated.score(box).phi()).isGreaterThan(0.9);
  }
}
