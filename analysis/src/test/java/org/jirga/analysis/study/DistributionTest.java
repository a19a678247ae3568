package org.jirga.analysis.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Distribution.Bell;
import org.jirga.analysis.study.Distribution.LogBell;
import org.jirga.analysis.study.Distribution.Stretched;
import org.jirga.analysis.study.Distribution.Values;
import org.jirga.analysis.study.Distribution.Whole;
import org.junit.jupiter.api.Test;

class DistributionTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /// Middles of strata, so that means are integrals by the midpoint rule.
  private static final int STRATA = 100_000;

  @Test
  void quantilesOfANormalAreThePublishedOnes() {
    var bell = new Bell(10, 2, -NONE, NONE);
    assertThat(bell.quantile(0.5)).isEqualTo(10);
    assertThat(bell.quantile(0.975)).isCloseTo(10 + 2 * 1.959963984540054, within(1e-13));
    assertThat(bell.quantile(0)).isFinite().isLessThan(-6);
    assertThat(bell.quantile(1)).isFinite().isGreaterThan(26);
    assertThat(bell.isPositive()).isFalse();
  }

  @Test
  void whatIsCutOffIsSpreadInProportion() {
    var bell = new Bell(0, 1, 0, NONE);
    // the half normal distribution: its median is the third quartile of the whole
    assertThat(bell.quantile(0.5)).isCloseTo(0.6744897501960817, within(1e-14));
    assertThat(mean(bell)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-4));
    assertThat(bell.quantile(0)).isZero();
  }

  @Test
  void aFarTailKeepsItsDigits() {
    var tail = new Bell(0, 1, 9, 10);
    assertThat(tail.quantile(0)).isCloseTo(9, within(1e-9));
    assertThat(tail.quantile(1)).isCloseTo(10, within(1e-9));
    // in the tail beyond t the mean excess is about 1/t - 2/t^3
    assertThat(mean(tail) - 9).isCloseTo(1.0 / 9 - 2.0 / 729, within(0.001));
    assertThatThrownBy(() -> new Bell(0, 1, 50, 51)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lognormalHasTheMomentsAskedFor() {
    var values = LogBell.of(4, 1.2, 0, NONE);
    assertThat(mean(values)).isCloseTo(4, within(0.001));
    assertThat(deviation(values)).isCloseTo(1.2, within(0.005));
    assertThat(values.low()).isZero();
    assertThat(values.isPositive()).isTrue();
    var cut = LogBell.of(4, 1.2, 1, 12);
    assertThat(cut.quantile(0)).isCloseTo(1, within(1e-11));
    assertThat(cut.quantile(1)).isCloseTo(12, within(1e-10));
  }

  @Test
  void betaQuantilesAreThoseOfClosedForms() {
    for (var u : new double[] {0.01, 0.3, 0.5, 0.9, 0.999}) {
      // x^2, 1 - (1-x)^3, and the arcsine law
      assertThat(new Stretched(0, 1, 2, 1).quantile(u)).isCloseTo(Math.sqrt(u), within(1e-13));
      assertThat(new Stretched(0, 1, 1, 3).quantile(u))
          .isCloseTo(1 - Math.cbrt(1 - u), within(1e-13));
      assertThat(new Stretched(0, 1, 0.5, 0.5).quantile(u))
          .isCloseTo(StrictMath.pow(StrictMath.sin(Math.PI * u / 2), 2), within(1e-12));
    }
  }

  @Test
  void pertHasItsMean() {
    var pert = Stretched.pert(2, 3, 10);
    assertThat(mean(pert, 2000)).isCloseTo((2 + 4 * 3 + 10) / 6.0, within(1e-3));
    assertThat(pert.quantile(0)).isCloseTo(2, within(1e-12));
    assertThat(pert.quantile(1)).isCloseTo(10, within(1e-12));
    // the best value may be a bound
    assertThat(mean(Stretched.pert(2, 2, 10), 2000)).isCloseTo(20 / 6.0, within(1e-3));
  }

  @Test
  void wholeNumbersAreEquallyLikely() {
    var dice = new Whole(1, 6);
    for (var face = 1; face <= 6; face++) {
      var wanted = face;
      assertThat(
              IntStream.range(0, 600).filter(i -> dice.quantile((i + 0.5) / 600) == wanted).count())
          .isEqualTo(100);
    }
    assertThat(dice.quantile(1)).isEqualTo(6);
    assertThat(dice.quantile(0)).isEqualTo(1);
  }

  @Test
  void valuesComeByTheirWeights() {
    var values = new Values(List.of(5.0, -1.0, 3.0), List.of(1.0, 2.0, 1.0));
    assertThat(values.quantile(0)).isEqualTo(5);
    assertThat(values.quantile(0.26)).isEqualTo(-1);
    assertThat(values.quantile(0.74)).isEqualTo(-1);
    assertThat(values.quantile(0.76)).isEqualTo(3);
    assertThat(values.quantile(1)).isEqualTo(3);
    assertThat(values.low()).isEqualTo(-1);
    assertThat(values.high()).isEqualTo(5);
  }

  @Test
  void noQuantileFalls() {
    for (var distribution :
        List.of(
            new Bell(1, 2, -1, 6),
            LogBell.of(4, 3, 0, NONE),
            new Stretched(1, 3, 0.7, 4),
            new Whole(-3, 4),
            Stretched.pert(0, 1, 9))) {
      var before = Double.NEGATIVE_INFINITY;
      for (var step = 0; step <= 1000; step++) {
        var value = distribution.quantile(step / 1000.0);
        assertThat(value).isBetween(Math.max(before, distribution.low()), distribution.high());
        before = value;
      }
    }
  }

  private static double mean(Distribution distribution) {
    return mean(distribution, STRATA);
  }

  private static double mean(Distribution distribution, int strata) {
    return IntStream.range(0, strata)
        .mapToDouble(i -> distribution.quantile((i + 0.5) / strata))
        .average()
        .orElseThrow();
  }

  private static double deviation(Distribution distribution) {
    var mean = mean(distribution);
    return Math.sqrt(
        IntStream.range(0, STRATA)
            .mapToDouble(i -> distribution.quantile((i + 0.5) / STRATA) - mean)
            .map(x -> x * x)
            .average()
            .orElseThrow());
  }
}
