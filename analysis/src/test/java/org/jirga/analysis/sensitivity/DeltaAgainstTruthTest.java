package org.jirga.analysis.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Delta where its true value follows from the densities, by integrals over a fine grid.
class DeltaAgainstTruthTest {

  private static final double STEP = 0.005;

  private static double integral(double from, double to, DoubleUnaryOperator of) {
    var points = (int) Math.round((to - from) / STEP);
    return IntStream.range(0, points)
        .mapToDouble(at -> of.applyAsDouble(from + (at + 0.5) * STEP))
        .map(value -> value * STEP)
        .sum();
  }

  private static double normal(double x, double mean, double deviation) {
    var z = (x - mean) / deviation;
    return StrictMath.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
  }

  private static double[] delta(int rows, ToDoubleFunction<double[]> function, long seed) {
    var random = new SplittableRandom(seed);
    // two kinds, five whole numbers, a number, and one of each that the outcome does not know
    var columns = new double[6][rows];
    var outcome = new double[rows];
    for (var row = 0; row < rows; row++) {
      columns[0][row] = random.nextDouble() < 0.3 ? 1 : 0;
      columns[1][row] = random.nextInt(5);
      columns[2][row] = random.nextGaussian();
      columns[3][row] = random.nextInt(2);
      columns[4][row] = random.nextInt(5);
      columns[5][row] = random.nextGaussian();
      outcome[row] =
          function.applyAsDouble(
              new double[] {
                columns[0][row], columns[1][row], columns[2][row], random.nextGaussian()
              });
    }
    return new Delta()
        .of(new Observed(List.of("kind", "whole", "x", "i2", "i5", "ix"), columns, outcome), 1);
  }

  /// Of two normal variables with a correlation, the density of one given the other is normal too.
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8, 0.95})
  void ofCorrelatedNormalVariables(double correlation) {
    var rest = Math.sqrt(1 - correlation * correlation);
    var truth =
        integral(
            -6,
            6,
            x ->
                normal(x, 0, 1)
                    * integral(
                        -7,
                        7,
                        y -> Math.abs(normal(y, 0, 1) - normal(y, correlation * x, rest)) / 2));
    var found = delta(8_192, in -> correlation * in[2] + rest * in[3], 1);
    assertThat(found[2]).isCloseTo(truth, within(0.03));
    assertThat(found[3]).isLessThan(0.02);
    assertThat(found[4]).isLessThan(0.02);
    assertThat(found[5]).isLessThan(0.06);
  }

  /// The density of the outcome of the next two tests, for one kind or all, one number or all.
  private static double density(double y, int kind, int whole) {
    var density = 0.0;
    for (var k = 0; k < 2; k++) {
      for (var w = 0; w < 5; w++) {
        if ((kind < 0 || kind == k) && (whole < 0 || whole == w)) {
          var share = (kind < 0 ? (k == 1 ? 0.3 : 0.7) : 1) * (whole < 0 ? 0.2 : 1);
          density += share * normal(y, 1.5 * k + 0.3 * w, 1);
        }
      }
    }
    return density;
  }

  private static double moved(double from, double to, int kind, int whole) {
    return integral(from, to, y -> Math.abs(density(y, -1, -1) - density(y, kind, whole)) / 2);
  }

  @Test
  void ofKindsAndWholeNumbers() {
    var kind = 0.7 * moved(-7, 11, 0, -1) + 0.3 * moved(-7, 11, 1, -1);
    var whole = IntStream.range(0, 5).mapToDouble(w -> moved(-7, 11, -1, w) / 5).sum();
    var found = delta(8_192, in -> 1.5 * in[0] + 0.3 * in[1] + in[3], 2);
    assertThat(found[0]).isCloseTo(kind, within(0.02));
    assertThat(found[1]).isCloseTo(whole, within(0.02));
    assertThat(found[3]).isLessThan(0.02);
    assertThat(found[4]).isLessThan(0.02);
    assertThat(found[5]).isLessThan(0.06);
  }

  /// What is not above 1.2 becomes 1.2: more than half of the runs have the same outcome.
  @Test
  void ofAnOutcomeThatIsOftenTheSame() {
    var at = 1.2;
    ToDoubleFunction<int[]> truth =
        one ->
            moved(at, 11, one[0], one[1])
                + Math.abs(integral(-7, at, y -> density(y, -1, -1) - density(y, one[0], one[1])))
                    / 2;
    var kind =
        0.7 * truth.applyAsDouble(new int[] {0, -1}) + 0.3 * truth.applyAsDouble(new int[] {1, -1});
    var whole =
        IntStream.range(0, 5).mapToDouble(w -> truth.applyAsDouble(new int[] {-1, w}) / 5).sum();
    var found = delta(8_192, in -> Math.max(at, 1.5 * in[0] + 0.3 * in[1] + in[3]), 3);
    assertThat(found[0]).isCloseTo(kind, within(0.02));
    assertThat(found[1]).isCloseTo(whole, within(0.02));
    assertThat(found[3]).isLessThan(0.02);
    assertThat(found[4]).isLessThan(0.02);
    assertThat(found[5]).isLessThan(0.03);
  }

  /// Whole factors and an outcome of two values: sums of differences of shares.
  @Test
  void ofAnOutcomeOfTwoValues() {
    // the outcome is 1 with chance 0.1 + 0.2 whole, in the mean 0.5
    var truth = (0.4 + 0.2 + 0 + 0.2 + 0.4) / 5;
    var found = delta(20_000, in -> (in[3] + 3) / 6 < 0 ? 0 : chance(in), 4);
    assertThat(found[1]).isCloseTo(truth, within(0.02));
    assertThat(found[3]).isLessThan(0.01);
    assertThat(found[5]).isLessThan(0.02);
  }

  private static double chance(double[] in) {
    var thresholds = new double[] {-1.2815515655, -0.5244005127, 0, 0.5244005127, 1.2815515655};
    return in[3] < thresholds[(int) in[1]] ? 1 : 0;
  }

  @Test
  void ofManyRunsWithOneValueIsStillANumber() {
    var random = new SplittableRandom(5);
    var outcome = random.doubles(50_000).map(it -> it < 0.99 ? 0 : it).toArray();
    var same = Arrays.stream(outcome).map(it -> it == 0 ? 0 : 1).toArray();
    var found =
        new Delta()
            .of(
                new Observed(
                    List.of("same", "other"),
                    new double[][] {same, random.doubles(50_000).toArray()},
                    outcome),
                1);
    // knowing which of the two it is: 0.99 * 0.01 + 0.01 * 0.99
    assertThat(found[0]).isCloseTo(0.0198, within(0.002));
    assertThat(found[1]).isLessThan(0.01);
  }
}
