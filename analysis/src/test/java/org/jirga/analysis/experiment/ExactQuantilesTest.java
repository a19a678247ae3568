package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactQuantilesTest {

  private static final double[] SPECIAL = {
    0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 1e-300, Double.NaN
  };

  @Test
  void theyAreThoseOfTheSortedValues() {
    var random = new SplittableRandom(8);
    for (var size : new int[] {0, 1, 2, 3, 4, 17, 100, 1001}) {
      var columns = new double[3][size];
      for (var row = 0; row < size; row++) {
        columns[0][row] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 20));
        columns[1][row] = SPECIAL[random.nextInt(SPECIAL.length)];
        columns[2][row] = random.nextInt(3);
      }
      var exact =
          ExactQuantiles.of(
              3,
              sink -> {
                for (var column = 0; column < 3; column++) {
                  for (var value : columns[column]) {
                    sink.add(column, value);
                  }
                }
              });
      assertThat(exact).isEqualTo(Arrays.stream(columns).map(Quantiles::of).toList());
    }
  }

  @Test
  void whatNeverHappensIsInfinite() {
    var exact =
        ExactQuantiles.of(
            1,
            sink -> {
              for (var value : new double[] {1, 2, 3, Double.POSITIVE_INFINITY}) {
                sink.add(0, value);
              }
              for (var row = 0; row < 4; row++) {
                sink.add(0, Double.POSITIVE_INFINITY);
              }
            });
    assertThat(exact.getFirst().p5())
        .isEqualTo(Quantiles.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}).p5());
    assertThat(exact.getFirst().p75()).isInfinite();
  }
}
