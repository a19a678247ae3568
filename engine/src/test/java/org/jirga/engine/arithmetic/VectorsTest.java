package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
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

  /// Vensim's own results for these selections and expressions, from the public test model.
  @Test
  void actionFiveRaisesTheExpressionsToTheirSelections() {
    double[] several = {-7, 5, 0, 1, 0.5, 0.3, 1.2, -1, 0.3, 0.5, 1, 1, 1};
    assertThat(Vectors.select(several)).isCloseTo(1.76037, within(5e-6));
    assertThat(Vectors.select(new double[] {-7, 5, 0, 0, 4, -3, 0.5})).isEqualTo(8);
    assertThat(Vectors.select(new double[] {-7, 5, 0, 3, 2.2})).isCloseTo(10.648, within(5e-4));
  }

  @Test
  void zerosAreEqualWhateverTheirSign() {
    double[] rising = {1, 0.0, -0.0, -1, Double.NaN};
    double[] falling = {0, -0.0, 0.0, -1};
    assertThat(order(rising)).containsExactly(2, 0, 1, 3);
    assertThat(order(falling)).containsExactly(0, 1, 2);
    assertThat(Vectors.rank(rising, 0)).isEqualTo(2);
    assertThat(Vectors.rank(rising, 1)).isEqualTo(3);
    assertThat(Vectors.nthSmallest(new double[] {2, 0.0, -0.0, -1})).isEqualTo(1);
    assertThat(Vectors.nthSmallestPair(new double[] {1, 0.0, -0.0, 1, 2})).isEqualTo(1);
    assertThat(Vectors.nthSmallestPair(new double[] {1, 5, 5, 0.0, -0.0})).isEqualTo(1);
  }

  private static double[] order(double... operands) {
    return IntStream.range(0, operands.length - 1)
        .mapToDouble(place -> Vectors.order(operands, place))
        .toArray();
  }

  /// Which element comes at a place is at that place by its rank, for vectors with many equals.
  @Test
  void orderAndRankAgree() {
    var random = new Random(7);
    for (var trial = 0; trial < 2000; trial++) {
      var operands = new double[2 + random.nextInt(30)];
      operands[0] = random.nextInt(2);
      for (var i = 1; i < operands.length; i++) {
        operands[i] =
            random.nextInt(9) == 0 ? Double.NaN : random.nextInt(1 + random.nextInt(30)) - 5;
      }
      var order = order(operands);
      for (var place = 0; place < order.length; place++) {
        assertThat(Vectors.rank(operands, (int) order[place])).isEqualTo(place + 1);
      }
    }
  }
}
