package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jirga.engine.run.Inputs;
import org.junit.jupiter.api.Test;

class RankCorrelationsTest {

  private static final double ROUNDING = 1e-12;

  /// The textbook's example of IQ and hours of television: rho = -29/165.
  private static final double[] IQ = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};

  private static final double[] HOURS = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

  @Test
  void ranksAreCorrelated() {
    assertThat(new RankCorrelations(inputs(IQ)).with(HOURS)[0])
        .isCloseTo(-29.0 / 165, within(ROUNDING));
  }

  @Test
  void tiesShareTheirMeanRank() {
    // ranks 1.5, 1.5, 3 against 1, 2, 3: 1.5 / sqrt(1.5 * 2)
    assertThat(new RankCorrelations(inputs(5, 5, 8)).with(new double[] {1, 2, 3})[0])
        .isCloseTo(1.5 / Math.sqrt(3), within(ROUNDING));
  }

  @Test
  void futuresWithoutAnOutcomeAreLeftOut() {
    var correlation =
        new RankCorrelations(inputs(1, 2, 3, 4)).with(new double[] {1, Double.NaN, 2, 3});
    assertThat(correlation[0]).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void aConstantOutcomeHasNone() {
    assertThat(new RankCorrelations(inputs(1, 2, 3)).with(new double[] {4, 4, 4})[0]).isNaN();
    assertThat(new RankCorrelations(inputs()).with(new double[0])[0]).isNaN();
  }

  @Test
  void aCourseHasOneAtEachTime() {
    var courses = new double[][] {{1, 9, 4}, {2, 5, 4}, {Double.NaN, 0, 4}, {4, 1, 4}};
    var map = RankCorrelations.overTime(inputs(1, 2, 3, 4), new double[] {0, 5, 10}, courses);
    assertThat(map.factors()).containsExactly("x");
    assertThat(map.indices()[0][0]).isCloseTo(1, within(ROUNDING));
    // ranks 1 to 4 against 4, 3, 1, 2
    assertThat(map.indices()[0][1]).isCloseTo(-0.8, within(ROUNDING));
    assertThat(map.indices()[0][2]).isNaN();
  }

  /// The rank of a value is the number of smaller ones and half the number of equal ones.
  private static double plain(double[] x, double[] y) {
    var known = IntStream.range(0, x.length).filter(row -> !Double.isNaN(y[row])).toArray();
    var a = new double[known.length];
    var b = new double[known.length];
    for (var i = 0; i < known.length; i++) {
      for (var other : known) {
        a[i] += rank(x[other], x[known[i]]);
        b[i] += rank(y[other], y[known[i]]);
      }
    }
    var meanA = Arrays.stream(a).average().orElseThrow();
    var meanB = Arrays.stream(b).average().orElseThrow();
    var ab = IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum();
    var aa = Arrays.stream(a).map(it -> (it - meanA) * (it - meanA)).sum();
    var bb = Arrays.stream(b).map(it -> (it - meanB) * (it - meanB)).sum();
    return ab / Math.sqrt(aa * bb);
  }

  private static double rank(double other, double value) {
    return other < value ? 1 : other == value ? 0.5 : 0;
  }

  @Test
  void coursesWithTiesFailuresAndInfinitiesAreAsCountedPairByPair() {
    var random = new SplittableRandom(5);
    var rows = 60;
    var x = random.ints(rows, -4, 9).asDoubleStream().map(it -> it == 0 ? -0.0 : it).toArray();
    x[3] = 0.0;
    var times = new double[] {0, 1, 2, 3, 4, 5};
    var courses = new double[rows][times.length];
    for (var row = 0; row < rows; row++) {
      for (var time = 0; time < times.length; time++) {
        courses[row][time] =
            // some end before time 2, one more before time 5, one has a hole at time 3
            row % 7 == 0 && time >= 2 || row == 5 && time == 5 || row == 9 && time == 3
                ? Double.NaN
                : row == 20
                    ? Double.POSITIVE_INFINITY
                    : Math.rint(x[row] + time * random.nextInt(5));
      }
    }
    var map = RankCorrelations.overTime(inputs(x), times, courses);
    for (var time = 0; time < times.length; time++) {
      var at = time;
      assertThat(map.indices()[0][time])
          .as("time %d", time)
          .isCloseTo(
              plain(x, Arrays.stream(courses).mapToDouble(it -> it[at]).toArray()), within(1e-12));
    }
  }

  private static Inputs inputs(double... values) {
    return new Inputs(List.of("x"), new long[values.length], values);
  }
}
