package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FixedPointTest {

  private static double ofOne(DoubleUnaryOperator function, double guess) {
    return FixedPoint.find(
        (x, next) -> next[0] = function.applyAsDouble(x[0]), new double[] {guess})[0];
  }

  @Test
  void whatNeedsItselfIsFound() {
    assertThat(ofOne(x -> 0.5 * x + 3, 100)).isCloseTo(6, within(1e-14));
    // x = exp(-x): the omega constant
    assertThat(ofOne(x -> Elementary.exp(-x), 1)).isCloseTo(0.5671432904097838, within(1e-15));
  }

  @Test
  void whatShrinksToNothingComesToRest() {
    assertThat(ofOne(x -> 0.9 * x, 1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void aSlowApproachIsWaitedFor() {
    assertThat(ofOne(x -> 0.99 * x + 1, 0)).isCloseTo(100, within(1e-9));
  }

  @Test
  void whatRunsAwayOrGoesToAndFroHasNone() {
    assertThat(ofOne(x -> 2 * x + 1, 3)).isNaN();
    assertThat(ofOne(x -> 1 - x, 3)).isNaN();
    assertThat(ofOne(x -> 1 / x, 0)).isNaN();
  }

  @Test
  void ofSeveralGuessesTheNearerFixedPointIsFound() {
    assertThat(ofOne(x -> x * x, 0.5)).isCloseTo(0, within(1e-300));
    assertThat(ofOne(x -> x * x, 1)).isEqualTo(1);
  }

  @Test
  void severalAreFoundTogether() {
    var found =
        FixedPoint.find(
            (x, next) -> {
              next[0] = 0.5 * x[1] + 1;
              next[1] = 0.5 * x[0];
            },
            new double[] {9, 9});
    assertThat(found[0]).isCloseTo(4.0 / 3, within(1e-12));
    assertThat(found[1]).isCloseTo(2.0 / 3, within(1e-12));
  }
}
