package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateOfReturnTest {

  private static double of(double payment, double paid, double... flows) {
    return RateOfReturn.of(flows, flows.length, payment, paid);
  }

  @Test
  void whatIsWorthNothingAtTheBeginningIsFound() {
    assertThat(of(-100, 0, 110)).isCloseTo(0.1, within(1e-15));
    assertThat(of(-100, 0, 0, 121)).isCloseTo(0.1, within(1e-15));
    assertThat(of(-100, 0, 100)).isEqualTo(0);
    assertThat(of(-100, 0, 25)).isEqualTo(-0.75);
    assertThat(of(-100, 0, 200)).isEqualTo(1);
  }

  @Test
  void aPaymentInBetweenCounts() {
    // 100 at the end of the first period, 60 half a period on, 60 another half: with s the root of
    // the discount, 60 s^2 + 60 s = 100
    var s = (-60 + Math.sqrt(3600 + 24000)) / 120;
    assertThat(of(60, 1.5, -100, 60)).isCloseTo(1 / (s * s) - 1, within(1e-14));
  }

  @Test
  void ofSeveralTheNearestToNothingIsFound() {
    // (x - 1.1) (x - 1.6) of x = 1 + r, times -100
    assertThat(of(-100, 0, 270, -176)).isCloseTo(0.1, within(1e-14));
  }

  @Test
  void thereMayBeNone() {
    assertThat(of(0, 0)).isNaN();
    assertThat(of(-100, 0, -10, -5)).isNaN();
    assertThat(of(100, 0, 10, 5)).isNaN();
    assertThat(of(-100, 0, 300)).as("more than 1").isNaN();
    assertThat(of(100, 0, -250, 200)).as("never worth nothing").isNaN();
  }
}
