package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorsTest {

  private static double select(double error, double... pairs) {
    var operands = new double[3 + pairs.length];
    operands[0] = -7;
    operands[2] = error;
    System.arraycopy(pairs, 0, operands, 3, pairs.length);
    return Vectors.select(operands);
  }

  @Test
  void noneSelectedGivesTheMissingValue() {
    assertThat(select(0, 0, 3, 0, 4)).isEqualTo(-7);
    assertThat(select(2, 0, 3, 0, 4)).isEqualTo(-7);
  }

  @Test
  void noneSelectedIsAnErrorOnRequest() {
    assertThat(select(1, 0, 3, 0, 4)).isNaN();
    assertThat(select(3, 0, 3, 0, 4)).isNaN();
  }

  @Test
  void severalSelectedAreAnErrorOnRequest() {
    assertThat(select(1, 1, 3, 1, 4)).isEqualTo(7);
    assertThat(select(2, 1, 3, 1, 4)).isNaN();
    assertThat(select(3, 1, 3, 1, 4)).isNaN();
  }

  @Test
  void oneSelectedIsWeighted() {
    assertThat(select(3, 0, 3, 2, 4)).isEqualTo(8);
  }

  @Test
  void zerosAreEqualWhateverTheirSign() {
    double[] rising = {1, 0.0, -0.0, -1, Double.NaN};
    double[] falling = {0, -0.0, 0.0, -1};
    assertThat(Vectors.order(rising)).containsExactly(2, 0, 1, 3);
    assertThat(Vectors.order(falling)).containsExactly(0, 1, 2);
    assertThat(Vectors.rank(rising, 0)).isEqualTo(2);
    assertThat(Vectors.rank(rising, 1)).isEqualTo(3);
    assertThat(Vectors.nthSmallest(new double[] {2, 0.0, -0.0, -1})).isEqualTo(1);
    assertThat(Vectors.nthSmallestPair(new double[] {1, 0.0, -0.0, 1, 2})).isEqualTo(1);
    assertThat(Vectors.nthSmallestPair(new double[] {1, 5, 5, 0.0, -0.0})).isEqualTo(1);
  }
}
