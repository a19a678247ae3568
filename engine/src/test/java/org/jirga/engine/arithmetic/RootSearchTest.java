package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RootSearchTest {

  private static double[] root(RootSearch.Residuals residuals, double most, double... guess) {
    var ones = new double[guess.length];
    Arrays.fill(ones, 1);
    var all = IntStream.range(0, guess.length).toArray();
    return RootSearch.find(residuals, guess, ones, ones, all, 1e-12, most);
  }

  @Test
  void aRootIsFound() {
    assertThat(root((x, z) -> z[0] = x[0] * x[0] - 2, 50, 1)[0])
        .isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void aStepThatLeadsFartherIsHalved() {
    // Newton's own steps from 3 run away
    assertThat(root((x, z) -> z[0] = Elementary.arctan(x[0]), 50, 3)[0])
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void severalAreFoundTogether() {
    // Rosenbrock's function, as in More, Garbow and Hillstrom (1981), problem 1
    var found =
        root(
            (x, z) -> {
              z[0] = 10 * (x[1] - x[0] * x[0]);
              z[1] = 1 - x[0];
            },
            200,
            -1.2,
            1);
    assertThat(found[0]).isCloseTo(1, within(1e-9));
    assertThat(found[1]).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatIsNotSoughtStaysAsItIsGuessed() {
    var found =
        RootSearch.find(
            (x, z) -> {
              z[0] = 7;
              z[1] = x[0] - 2 * x[1];
            },
            new double[] {3, 1},
            new double[] {1, 1},
            new double[] {1, 1},
            new int[] {1},
            1e-12,
            50);
    assertThat(found[0]).isEqualTo(3);
    assertThat(found[1]).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void scalesReachWhatIsLargeOrSmall() {
    var found =
        RootSearch.find(
            (x, z) -> z[0] = 1e-9 * (x[0] - 4e8),
            new double[] {0},
            new double[] {1e-8},
            new double[] {1e9},
            new int[] {0},
            1e-6,
            50);
    assertThat(found[0]).isCloseTo(4e8, within(1e-3));
  }

  @Test
  void noneIsNotANumber() {
    assertThat(root((x, z) -> z[0] = x[0] * x[0] + 1, 50, 1)[0]).isNaN();
    assertThat(root((x, z) -> z[0] = 1, 50, 1)[0]).isNaN();
    assertThat(root((x, z) -> z[0] = x[0] * x[0] - 2, 2, 1000)[0]).isNaN();
  }
}
