package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Against values of 16 digits.
class NormalTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-11);

  @Test
  void sharesBelow() {
    assertThat(Normal.below(0)).isEqualTo(0.5);
    assertThat(Normal.below(1)).isCloseTo(0.8413447460685429, CLOSE);
    assertThat(Normal.below(-3)).isCloseTo(0.0013498980316300957, CLOSE);
    assertThat(Normal.below(-8)).isCloseTo(6.220960574271819e-16, CLOSE);
    assertThat(Normal.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.below(40)).isEqualTo(1);
    assertThat(Normal.below(Double.NaN)).isNaN();
  }

  @Test
  void quantiles() {
    assertThat(Normal.quantile(0.5)).isZero();
    assertThat(Normal.quantile(0.01)).isCloseTo(-2.3263478740408408, CLOSE);
    assertThat(Normal.quantile(1e-20)).isCloseTo(-9.262340089798405, CLOSE);
    assertThat(Normal.quantile(0.999999)).isCloseTo(4.753424308817089, CLOSE);
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1.5)).isNaN();
    for (var p = 0.001; p < 1; p += 0.001) {
      assertThat(Normal.below(Normal.quantile(p))).isCloseTo(p, Offset.offset(1e-14));
    }
  }

  @Test
  void logarithmsOfTheGammaFunction() {
    assertThat(Gamma.ln(1)).isZero();
    assertThat(Gamma.ln(0.5)).isCloseTo(Math.log(Math.PI) / 2, CLOSE);
    assertThat(Gamma.ln(-1.5)).isCloseTo(0.8600470153764812, CLOSE);
    assertThat(Gamma.ln(100)).isCloseTo(359.1342053695754, CLOSE);
    assertThat(Gamma.ln(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Gamma.factorial(5)).isEqualTo(120);
    assertThat(Gamma.combinations(5, 2)).isEqualTo(10);
    assertThat(Gamma.permutations(5, 2)).isEqualTo(20);
  }
}
