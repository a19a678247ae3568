package org.jirga.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published vectors of the metrics (McPhail et al. 2018, and the tests of their package), and
/// a table of a textbook.
class RobustnessTest {

  private static final double[][] TWO = {{0.99, 1.0, 0.5}, {0.69, 0.6, 0.6}};

  private static Performance of(boolean more, double[]... rows) {
    var names = List.of("a", "b", "c").subList(0, rows.length);
    return Performance.of(names, rows, more);
  }

  @ParameterizedTest
  @CsvSource({
    "maximin, true, 0.5, 0.6",
    "maximin, false, -1.0, -0.69",
    "maximax, true, 1.0, 0.69",
    "maximax, false, -0.5, -0.6",
    "hurwicz, true, 0.625, 0.6225",
    "hurwicz, false, -0.875, -0.6675",
    "laplace, true, 0.83, 0.63",
    "laplace, false, -0.83, -0.63",
    "regret, true, -0.1, -0.4",
    "regret, false, -0.4, -0.1",
    "percentile regret, true, 0.0, -0.3",
    "percentile regret, false, -0.3, 0.0",
    "mean-variance, true, 1.42320289996384, 1.54948632859709",
    "mean-variance, false, 0.132210105461122, 0.351723890540445",
    "deviations, true, -0.245, 0.0",
    "deviations, false, -0.005, -0.045"
  })
  void metricHasThePublishedValues(String name, boolean more, double first, double second) {
    var metric =
        switch (name) {
          case "maximin" -> new Metric.Maximin();
          case "maximax" -> new Metric.Maximax();
          case "hurwicz" -> new Metric.Hurwicz(0.75);
          case "laplace" -> new Metric.Laplace();
          case "regret" -> new Metric.MinimaxRegret();
          case "percentile regret" -> new Metric.PercentileRegret(0.5);
          case "mean-variance" -> new Metric.MeanVariance();
          case "deviations" -> new Metric.UndesirableDeviations();
          default -> throw new IllegalArgumentException(name);
        };
    assertValues(metric.of(of(more, TWO)), first, second);
  }

  @Test
  void skewnessHasThePublishedValues() {
    var of = of(true, new double[] {0.99, 1, 0.5}, new double[] {0.69, 0.6, 0.61});
    assertValues(new Metric.Skewness().of(of), 0.96, -0.777777777777779);
  }

  @Test
  void peakednessHasThePublishedValues() {
    var of = of(true, new double[] {0.99, 1, 0.5, 0.52}, new double[] {0.69, 0.6, 0.61, 1});
    assertValues(new Metric.Peakedness().of(of), 1.0638297872340425, 5.0);
  }

  @Test
  void domainCriterionHasThePublishedValues() {
    var of = of(true, new double[] {0.5, 0.99, 1}, new double[] {0.6, 0.65, 0.69});
    assertValues(new Metric.Domain(0.65, false).of(of), 2.0 / 3, 2.0 / 3);
    assertValues(new Metric.Domain(0.65, true).of(of), 2.0 / 3, 1.0 / 3);
  }

  /// Stocks, bonds and the money market under growth, stagnation and inflation.
  @Test
  void textbookTableHasItsRegrets() {
    var of = of(true, new double[] {-4, 4, 12}, new double[] {-2, 3, 8}, new double[] {3, 2, 1});
    assertThat(new Metric.Maximin().of(of)).containsExactly(-4, -2, 1);
    assertThat(new Metric.MinimaxRegret().of(of)).containsExactly(-7, -5, -11);
  }

  @Test
  void metricsMayDisagree() {
    var ranking =
        Ranking.of(
            of(true, new double[] {-4, 4, 12}, new double[] {-2, 3, 8}, new double[] {3, 2, 1}),
            List.of(new Metric.Maximin(), new Metric.Maximax(), new Metric.MinimaxRegret()));
    assertThat(ranking.ranks()[0]).containsExactly(3, 2, 1);
    assertThat(ranking.ranks()[1]).containsExactly(1, 2, 3);
    assertThat(ranking.agreement()[0][1]).isEqualTo(-1);
    assertThat(ranking.agreement()[0][0]).isEqualTo(1);
    assertThat(ranking.firsts()).containsExactly(1, 1, 1);
  }

  @Test
  void rankCorrelationCorrectsForTies() {
    // by hand: 3 pairs alike, 1 apart, 1 tied in each: 2 / sqrt(5 * 5)
    assertThat(Ranking.kendall(new double[] {1, 2, 2, 3}, new double[] {1, 3, 2, 2}))
        .isCloseTo(2.0 / 5, within(1e-12));
    assertThat(Ranking.kendall(new double[] {1, 1}, new double[] {1, 2})).isNaN();
  }

  @Test
  void setsOfFuturesMayRankDifferently() {
    var all = of(true, new double[] {1, 1, 9}, new double[] {2, 2, 2});
    var metrics = List.<Metric>of(new Metric.Laplace(), new Metric.Maximin());
    assertThat(Ranking.agreement(all, all.select(new int[] {0, 1}), metrics))
        .containsExactly(-1, 1);
  }

  @Test
  void futureWithoutAValueIsLeftOutUnderEveryPolicy() {
    var of = of(true, new double[] {1, Double.NaN, 3}, new double[] {4, 5, 6});
    assertThat(of.futures()).isEqualTo(2);
    assertThat(of.values()[1]).containsExactly(4, 6);
  }

  @Test
  void nothingToCompareIsRefused() {
    assertThatThrownBy(() -> of(true, new double[] {Double.NaN}))
        .hasMessageContaining("at least one");
  }

  @Test
  void pairsAreComparedFutureByFuture() {
    var paired = Paired.of(new double[] {2, 3, 4, 6}, new double[] {1, 2, 4, 4});
    assertThat(paired.mean()).isEqualTo(1);
    // standard deviation sqrt(2/3), t(3) at 97.5 %: 3.182446
    assertThat(paired.high() - 1).isCloseTo(3.182446 * Math.sqrt(2.0 / 3 / 4), within(1e-5));
    assertThat(paired.better().hits()).isEqualTo(3);
    assertThat(paired.worse().hits()).isZero();
  }

  private static void assertValues(double[] found, double... expected) {
    assertThat(found).containsExactly(expected, within(1e-12));
  }
}
