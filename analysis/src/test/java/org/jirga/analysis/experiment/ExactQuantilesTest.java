package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactQuantilesTest {

  private static final double[] SPECIAL = {
    0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 1e-300, Double.NaN
  };

  private static List<Quantiles> exact(double[]... columns) {
    var quantiles = new ExactQuantiles(columns.length);
    Consumer<ExactQuantiles.Sink> values =
        sink -> {
          for (var column = 0; column < columns.length; column++) {
            for (var value : columns[column]) {
              sink.add(column, value);
            }
          }
        };
    values.accept(quantiles::add);
    return quantiles.of(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 17, 100, 1001, 16_384, 16_385, 50_000, 300_000})
  void theyAreThoseOfTheSortedValues(int size) {
    var random = new SplittableRandom(8);
    var columns = new double[5][size];
    for (var row = 0; row < size; row++) {
      columns[0][row] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-20, 20));
      columns[1][row] = SPECIAL[random.nextInt(SPECIAL.length)];
      columns[2][row] = random.nextInt(3);
      columns[3][row] = row;
      // the first ones say nothing of the others
      columns[4][row] = row < 16_384 ? row % 2 : random.nextDouble();
    }
    assertThat(exact(columns)).isEqualTo(Arrays.stream(columns).map(Quantiles::of).toList());
  }

  @Test
  void whatNeverHappensIsInfinite() {
    var never = Double.POSITIVE_INFINITY;
    var exact = exact(new double[] {1, 2, 3, never, never, never, never, never}).getFirst();
    assertThat(exact.p5()).isEqualTo(Quantiles.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}).p5());
    assertThat(exact.p75()).isInfinite();
  }

  @Test
  void otherValuesAreNoticed() {
    var quantiles = new ExactQuantiles(1);
    for (var value = 0; value < 20_000; value++) {
      quantiles.add(0, value);
    }
    assertThatIllegalStateException().isThrownBy(() -> quantiles.of(sink -> {}));
  }
}
