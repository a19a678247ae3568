package org.jirga.analysis.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutTest {

  @Test
  void differentValuesAreCutIntoEqualParts() {
    var cut = Cut.of(new SplittableRandom(1).doubles(1_000).toArray(), 8);
    assertThat(cut.sizes()).containsOnly(125);
  }

  @Test
  void eachOfFewValuesIsAPart() {
    var cut = Cut.of(new double[] {3, 1, 3, 2, 1, 3, 1, 2, 3}, 4);
    assertThat(cut.sizes()).containsExactly(3, 2, 4);
    assertThat(cut.parts()).containsExactly(2, 0, 2, 1, 0, 2, 0, 1, 2);
  }

  @Test
  void valueOfManyCasesStandsAlone() {
    // half of the values are 0, the others differ
    var values = IntStream.range(0, 100).mapToDouble(row -> Math.max(0, row - 49)).toArray();
    var cut = Cut.of(values, 10);
    assertThat(cut.sizes()).containsExactly(50, 10, 10, 10, 10, 10);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(Cut.of(new double[] {0.0, -0.0, 1, 0.0}, 4).sizes()).containsExactly(3, 1);
    assertThat(Ranks.of(new double[] {0.0, -1, -0.0})).containsExactly(2.5, 1, 2.5);
    assertThat(Ranks.order(new double[] {0.0, -0.0, -1})).containsExactly(2, 0, 1);
  }
}
