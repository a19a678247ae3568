package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

  @Test
  void differenceIsThatOfTheShares() {
    var found = PairedDifference.of(30, 10, 200);
    assertThat(found.value()).isCloseTo(0.1, within(1e-15));
    // by hand: (30.5 - 10.5) / 202 and 1.96 sqrt((41 / 202 - (20 / 202)^2) / 202)
    assertThat((found.low() + found.high()) / 2).isCloseTo(20.0 / 202, within(1e-15));
    assertThat(found.high() - found.low()).isCloseTo(2 * 0.060612, within(1e-5));
  }

  @Test
  void nothingIsKnownOfNoFutures() {
    var found = PairedDifference.of(0, 0, 0);
    assertThat(found.value()).isNaN();
    assertThat(found.low()).isEqualTo(-1);
    assertThat(found.high()).isEqualTo(1);
  }

  @Test
  void intervalHoldsTheTruthAsOftenAsItSays() {
    var held = 0;
    for (var seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      var first = 0;
      var second = 0;
      for (var future = 0; future < 100; future++) {
        var draw = random.nextDouble();
        first += draw < 0.2 ? 1 : 0;
        second += draw > 0.95 ? 1 : 0;
      }
      var found = PairedDifference.of(first, second, 100);
      held += found.low() <= 0.15 && 0.15 <= found.high() ? 1 : 0;
    }
    assertThat(held / 2_000.0).isBetween(0.935, 0.97);
  }
}
