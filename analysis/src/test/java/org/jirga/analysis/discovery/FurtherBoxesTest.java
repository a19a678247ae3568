package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FurtherBoxesTest {

  private static final Prim PRIM = new Prim(PrimSettings.usual());

  /// Of interest is `x > 0.7` of one kind and, of another, `x < 0.2`.
  private static Cases regions() {
    var random = new SplittableRandom(3);
    var rows = 3_000;
    var x = random.doubles(rows).toArray();
    var kind = random.ints(rows, 0, 3).asDoubleStream().toArray();
    var interest = new boolean[rows];
    for (var row = 0; row < rows; row++) {
      interest[row] = kind[row] == 0 && x[row] > 0.7 || kind[row] == 1 && x[row] < 0.2;
    }
    return new Cases(
        List.of(Factor.continuous("x", x), Factor.nominal("kind", List.of("a", "b", "c"), kind)),
        interest);
  }

  @Test
  void eachBoxIsAmongTheCasesOfNoneBefore() {
    var cases = regions();
    var found = BoxRule.usual().chooseSeveral(cases, PRIM, 5);
    assertThat(found).hasSize(2);
    var first = found.get(0).box();
    var second = found.get(1).box();
    assertThat(((Limit.Between) first.limit("x")).low()).isBetween(0.68, 0.72);
    assertThat(first.limit("kind")).isEqualTo(new Limit.OneOf(0b001));
    assertThat(((Limit.Between) second.limit("x")).high()).isBetween(0.18, 0.22);
    // by hand: what lies in the second box and not in the first
    var inFirst = first.holds(cases);
    var inSecond = second.holds(cases);
    var count = 0;
    var hits = 0;
    for (var row = 0; row < cases.rows(); row++) {
      if (inSecond[row] && !inFirst[row]) {
        count++;
        hits += cases.interest()[row] ? 1 : 0;
      }
    }
    assertThat(found.get(1).score())
        .isEqualTo(new Score(count, hits, cases.rows(), cases.ofInterest(), second.dimensions()));
  }

  @Test
  void whereThereIsNothingThereAreNone() {
    var cases = regions();
    assertThat(BoxRule.usual().chooseSeveral(cases, PRIM, 1)).hasSize(1);
    var none = new Cases(cases.factors(), new boolean[cases.rows()]);
    assertThat(BoxRule.usual().chooseSeveral(none, PRIM, 3)).isEmpty();
  }
}
