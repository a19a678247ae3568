package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrimTest {

  private static final PrimSettings TENTHS = new PrimSettings(0.1, 0.05, 0.1, Objective.LENIENT1);

  /// Twenty cases numbered 1 to 20, those from 11 on of interest. A tenth of n cases ends half-way
  /// between the values about rank 0.1 (n - 1): peels of 2 cases down to 11 cases, then of 1.
  @Test
  void peelsTheStripThatGainsMost() {
    var cases =
        new Cases(List.of(Factor.continuous("x", Tables.count(1, 20))), Tables.between(20, 10, 20));
    var steps = new Prim(TENTHS).search(cases).steps();
    assertThat(steps.stream().map(step -> step.score().cases()))
        .containsExactly(20, 18, 16, 14, 12, 10);
    assertThat(steps.getLast().box().limit("x"))
        .isEqualTo(new Limit.Between(10.5, Double.POSITIVE_INFINITY));
    assertThat(steps.getLast().score()).isEqualTo(new Score(10, 10, 20, 10, 1));
  }

  @Test
  void stopsBeforeABoxGetsTooSmall() {
    var cases =
        new Cases(List.of(Factor.continuous("x", Tables.count(1, 20))), Tables.between(20, 10, 20));
    var settings = new PrimSettings(0.1, 0.05, 0.8, Objective.LENIENT1);
    assertThat(new Prim(settings).search(cases).last().score().cases()).isEqualTo(16);
  }

  @Test
  void upperEndComesFirstWhereBothAreEqual() {
    var interest = new boolean[20];
    for (var row = 5; row < 15; row++) {
      interest[row] = true;
    }
    var cases = new Cases(List.of(Factor.continuous("x", Tables.count(1, 20))), interest);
    assertThat(new Prim(TENTHS).search(cases).steps().get(1).box().limit("x"))
        .isEqualTo(new Limit.Between(Double.NEGATIVE_INFINITY, 18.5));
  }

  @Test
  void equalValuesAreNotTornApart() {
    var values = new double[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2};
    var cases = new Cases(List.of(Factor.continuous("x", values)), Tables.between(10, 6, 10));
    var last = new Prim(TENTHS).search(cases).last();
    assertThat(last.box().limit("x")).isEqualTo(new Limit.Between(1.5, Double.POSITIVE_INFINITY));
    assertThat(last.score().density()).isEqualTo(1);
  }

  @Test
  void wholeNumbersAreLimitedByOneOfThem() {
    var values = new double[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    var cases = new Cases(List.of(Factor.ordinal("level", values)), Tables.between(10, 6, 10));
    assertThat(new Prim(TENTHS).search(cases).last().box().limit("level"))
        .isEqualTo(new Limit.Between(4, Double.POSITIVE_INFINITY));
  }

  @Test
  void negativeWholeNumbersArePeeledLikePositiveOnes() {
    var values = new double[] {-5, -5, -4, -4, -3, -3, -2, -2, -1, -1};
    var cases = new Cases(List.of(Factor.ordinal("level", values)), Tables.between(10, 0, 4));
    assertThat(new Prim(TENTHS).search(cases).last().box().limit("level"))
        .isEqualTo(new Limit.Between(Double.NEGATIVE_INFINITY, -4));
  }

  @Test
  void categoriesLeaveOneByOne() {
    var region =
        Factor.nominal("region", List.of("north", "south", "west"), 0, 0, 0, 1, 1, 1, 2, 2, 2, 2);
    var cases = new Cases(List.of(region), Tables.between(10, 3, 6));
    var last = new Prim(TENTHS).search(cases).last();
    var limit = (Limit.OneOf) last.box().limit("region");
    assertThat(limit.mask()).isEqualTo(0b010);
    assertThat(last.score().coverage()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void findsTheBoxThatIsThere(Objective objective) {
    var cases = Tables.corner(2_000, 6, 1);
    var found = new Prim(new PrimSettings(0.05, 0.05, 0.05, objective)).search(cases);
    var box = BoxRule.usual().choose(cases, found);
    assertThat(box.factors()).containsExactly("x0", "x1");
    var x0 = (Limit.Between) box.limit("x0");
    var x1 = (Limit.Between) box.limit("x1");
    assertThat(x0.low()).isBetween(0.55, 0.65);
    assertThat(x0.hasHigh()).isFalse();
    assertThat(x1.high()).isBetween(0.45, 0.55);
    assertThat(x1.hasLow()).isFalse();
  }

  @Test
  void everyStepSaysWhatItsBoxHolds() {
    var cases = Tables.corner(1_000, 5, 2);
    for (var step : new Prim(PrimSettings.usual()).search(cases).steps()) {
      assertThat(cases.score(step.box())).isEqualTo(step.score());
    }
  }

  @Test
  void furtherBoxesKeepToTheOtherCases() {
    var values = Tables.count(1, 40);
    var interest = Tables.between(40, 0, 8);
    for (var row = 32; row < 40; row++) {
      interest[row] = true;
    }
    var cases = new Cases(List.of(Factor.continuous("x", values)), interest);
    var prim = new Prim(TENTHS);
    var first = prim.search(cases).last().box();
    var second = prim.further(cases, List.of(first)).last();
    var overlap = cases.score(first).cases() + second.score().cases();
    assertThat(second.score().density()).isGreaterThan(0.9);
    var both = 0;
    for (var row = 0; row < 40; row++) {
      both += first.holds(cases)[row] || second.box().holds(cases)[row] ? 1 : 0;
    }
    assertThat(both).isEqualTo(overlap);
  }

  @Test
  void whatIsTheSameEverywhereIsNoLimit() {
    var cases =
        new Cases(
            List.of(
                Factor.continuous("same", new double[20]),
                Factor.continuous("x", Tables.count(1, 20))),
            Tables.between(20, 10, 20));
    assertThat(new Prim(TENTHS).search(cases).last().box().factors()).containsExactly("x");
  }

  @Test
  void withoutCasesOfInterestNothingIsFound() {
    var cases = new Cases(List.of(Factor.continuous("x", Tables.count(1, 20))), new boolean[20]);
    var found = new Prim(TENTHS).search(cases);
    assertThat(found.steps()).hasSize(1);
    assertThat(BoxRule.usual().choose(cases, found)).isEqualTo(Box.everything());
  }

  @Test
  void orderOfCasesDoesNotMatter() {
    var cases = Tables.corner(500, 4, 3);
    var turned = new int[500];
    for (var row = 0; row < 500; row++) {
      turned[row] = 499 - row;
    }
    var prim = new Prim(PrimSettings.usual());
    assertThat(prim.search(cases.select(turned))).isEqualTo(prim.search(cases));
  }

  @Test
  void valueThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Factor.continuous("x", 1, Double.NaN))
        .hasMessageContaining("The value NaN of 'x' in case 1");
  }
}
