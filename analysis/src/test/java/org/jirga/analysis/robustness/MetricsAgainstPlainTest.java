package org.jirga.analysis.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The eleven metrics, ranks and their agreement as McPhail et al. (2018) describe them, on tables
/// of many sizes, with ties, numbers below zero and runs that failed.
class MetricsAgainstPlainTest {

  private static final double TOLERANCE = 1e-12;

  private static double[][] table(int policies, int futures, long seed) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, policies)
        .mapToObj(
            policy ->
                DoubleStream.generate(
                        () ->
                            seed % 2 == 0
                                ? random.nextGaussian() * 10 - 3
                                : random.nextInt(7) - 3.0)
                    .limit(futures)
                    .toArray())
        .toArray(double[][]::new);
  }

  /// The value at a share of the sorted values: the nearest place, the even one of two as near.
  private static double at(double[] values, double share) {
    var sorted = Arrays.stream(values).sorted().toArray();
    var place = share * (sorted.length - 1);
    var below = (int) Math.floor(place);
    var over = place - below;
    return sorted[over < 0.5 || over == 0.5 && below % 2 == 0 ? below : below + 1];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double median(double[] values) {
    var sorted = Arrays.stream(values).sorted().toArray();
    return sorted.length % 2 == 1
        ? sorted[sorted.length / 2]
        : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  }

  private static double deviation(double[] values) {
    var mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(it -> Math.pow(it - mean, 2)).sum() / (values.length - 1));
  }

  private static double worstHalf(double[] values) {
    var median = median(values);
    return Arrays.stream(values)
        .map(it -> it - median)
        .sorted()
        .limit((values.length + 1) / 2)
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2", "2, 2", "3, 3", "2, 4", "3, 5", "4, 6", "3, 7", "5, 11", "4, 16", "3, 26", "6, 36",
    "2, 101", "7, 255"
  })
  void metricsAreTheirDefinitions(int policies, int futures) {
    for (var seed = 0; seed < 6; seed++) {
      for (var more : new boolean[] {true, false}) {
        var outcomes = table(policies, futures, seed);
        var names = IntStream.range(0, policies).mapToObj(it -> "policy " + it).toList();
        var threshold = seed - 2.5 + seed % 2 / 2.0;
        // the user's threshold is on the outcome, ours on what is the larger the better
        var performance = Performance.of(names, outcomes, more);
        var found = Metric.all(more ? threshold : -threshold);
        var good =
            Arrays.stream(outcomes)
                .map(row -> Arrays.stream(row).map(it -> more ? it : -it).toArray())
                .toArray(double[][]::new);
        var lost = new double[policies][futures];
        for (var future = 0; future < futures; future++) {
          var here = future;
          var best = Arrays.stream(good).mapToDouble(row -> row[here]).max().orElseThrow();
          for (var policy = 0; policy < policies; policy++) {
            lost[policy][future] = good[policy][future] - best;
          }
        }
        List<ToDoubleFunction<double[]>> plain =
            List.of(
                row -> Arrays.stream(row).min().orElseThrow(),
                row -> Arrays.stream(row).max().orElseThrow(),
                row ->
                    0.75 * Arrays.stream(row).min().orElseThrow()
                        + 0.25 * Arrays.stream(row).max().orElseThrow(),
                MetricsAgainstPlainTest::mean,
                row -> Arrays.stream(row).min().orElseThrow(),
                row -> at(row, 0.1),
                row -> (mean(row) + 1) / (deviation(row) + 1),
                MetricsAgainstPlainTest::worstHalf,
                row ->
                    at(row, 0.9) == at(row, 0.1)
                        ? 0
                        : (2 * at(row, 0.5) - at(row, 0.9) - at(row, 0.1))
                            / (at(row, 0.9) - at(row, 0.1)),
                row ->
                    at(row, 0.75) == at(row, 0.25)
                        ? Double.NaN
                        : (at(row, 0.9) - at(row, 0.1)) / (at(row, 0.75) - at(row, 0.25)),
                row ->
                    Arrays.stream(row).filter(it -> it >= (more ? threshold : -threshold)).count()
                        / (double) futures);
        for (var metric = 0; metric < 11; metric++) {
          var rows = metric == 4 || metric == 5 ? lost : good;
          var of = plain.get(metric);
          assertThat(found.get(metric).of(performance))
              .as("%s, %d futures, seed %d", found.get(metric).title(), futures, seed)
              .containsExactly(Arrays.stream(rows).mapToDouble(of).toArray(), within(TOLERANCE));
        }
        agreementIsTauB(Ranking.of(performance, found));
      }
    }
  }

  /// Concordant less discordant pairs, over the root of the pairs that are not tied in the one
  /// times those that are not tied in the other.
  private static void agreementIsTauB(Ranking ranking) {
    var n = ranking.policies().size();
    for (var one = 0; one < 11; one++) {
      for (var other = 0; other < 11; other++) {
        var x = ranking.ranks()[one];
        var y = ranking.ranks()[other];
        var sum = 0.0;
        for (var i = 0; i < n; i++) {
          for (var j = i + 1; j < n; j++) {
            sum += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
          }
        }
        var scale = Math.sqrt(untied(x) * untied(y));
        if (scale == 0) {
          assertThat(ranking.agreement()[one][other]).isNaN();
        } else {
          assertThat(ranking.agreement()[one][other]).isCloseTo(sum / scale, within(TOLERANCE));
        }
      }
      // ranks add up, whatever is tied
      assertThat(Arrays.stream(ranking.ranks()[one]).sum()).isEqualTo(n * (n + 1) / 2.0);
    }
  }

  private static double untied(double[] values) {
    var n = values.length;
    return n * (n - 1) / 2.0
        - Arrays.stream(values)
            .distinct()
            .map(it -> Arrays.stream(values).filter(other -> other == it).count())
            .map(tied -> tied * (tied - 1) / 2)
            .sum();
  }

  @Test
  void failedRunsLeaveTheirFutureOutUnderEveryPolicy() {
    var whole = table(3, 9, 2);
    var holes = Arrays.stream(table(3, 12, 2)).toArray(double[][]::new);
    for (var policy = 0; policy < 3; policy++) {
      for (var future = 0; future < 12; future++) {
        holes[policy][future] = future % 4 == 3 ? 1e9 : whole[policy][future - future / 4];
      }
    }
    holes[0][3] = Double.NaN;
    holes[2][7] = Double.POSITIVE_INFINITY;
    holes[1][11] = Double.NEGATIVE_INFINITY;
    var names = List.of("a", "b", "c");
    for (var metric : Metric.all(0.5)) {
      assertThat(metric.of(Performance.of(names, holes, false)))
          .containsExactly(metric.of(Performance.of(names, whole, false)));
    }
  }

  @Test
  void zeroIsZeroWhicheverItsSign() {
    var performance =
        Performance.of(List.of("a", "b"), new double[][] {{0, 0}, {-0.0, 0.0}}, false);
    var ranking = Ranking.of(performance, List.of(new Metric.Laplace(), new Metric.Maximin()));
    assertThat(ranking.ranks()[0]).containsExactly(1.5, 1.5);
    assertThat(ranking.ranks()[1]).containsExactly(1.5, 1.5);
    // no metric tells them apart, so none has a first
    assertThat(ranking.firsts()).containsExactly(0, 0);
  }
}
