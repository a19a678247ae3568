package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jirga.engine.TestModel;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.junit.jupiter.api.Test;

/// Random functions: their distributions over many steps, and what their numbers go by.
class RandomTest {

  private static final int STEPS = 20_000;

  private static double[] course(Expr random) {
    return course(random, STEPS);
  }

  private static double[] course(Expr random, int steps) {
    var trajectory = Simulation.run(TestModel.over(0, steps, 1).aux("result", random).program());
    return trajectory.columns()[trajectory.labels().indexOf("result")];
  }

  private static Expr random(Function function, double... arguments) {
    return call(function, Arrays.stream(arguments).mapToObj(TestModel::n).toArray(Expr[]::new));
  }

  /// Five standard errors of the mean; the seeds do not change, so this passes always or never.
  private static void assertMoments(double[] values, double mean, double variance) {
    var found = Arrays.stream(values).average().orElseThrow();
    var error = Math.sqrt(variance / values.length);
    assertThat(found).isCloseTo(mean, Offset.offset(5 * error));
    var spread = Arrays.stream(values).map(x -> (x - found) * (x - found)).average().orElseThrow();
    assertThat(spread).isCloseTo(variance, Offset.offset(0.06 * variance));
  }

  @Test
  void distributionsHaveTheirMomentsInVensimsForm() {
    assertMoments(course(random(Function.RANDOM_UNIFORM, 2, 6, 0)), 4, 16.0 / 12);
    assertMoments(course(random(Function.RANDOM_NORMAL, -99, 99, 3, 2, 0)), 3, 4);
    assertMoments(course(random(Function.RANDOM_EXPONENTIAL, 0, 999, 0, 2, 0)), 2, 4);
    assertMoments(course(random(Function.RANDOM_POISSON, 0, 999, 7, 0, 1, 0)), 7, 7);
    assertMoments(course(random(Function.RANDOM_POISSON, 0, 999, 70, 0, 1, 0)), 70, 70);
    assertMoments(course(random(Function.RANDOM_BINOMIAL, 0, 99, 0.3, 50, 0, 1, 0)), 15, 10.5);
    assertMoments(course(random(Function.RANDOM_GAMMA, 0, 999, 2.5, 1, 2, 0)), 6, 10);
    assertMoments(course(random(Function.RANDOM_GAMMA, 0, 999, 0.5, 0, 1, 0)), 0.5, 0.5);
    assertMoments(course(random(Function.RANDOM_BETA, 0, 1, 2, 3, 0, 1, 0)), 0.4, 0.04);
    assertMoments(course(random(Function.RANDOM_TRIANGULAR, 0, 9, 1, 2, 6, 0)), 3, 7.0 / 6);
    assertMoments(course(random(Function.RANDOM_WEIBULL, 0, 99, 1, 0, 3, 0)), 3, 9);
    assertMoments(
        course(random(Function.RANDOM_NEGATIVE_BINOMIAL, 0, 999, 0.25, 3, 0, 1, 0)), 12, 36);
    assertMoments(
        course(random(Function.RANDOM_NEGATIVE_BINOMIAL, 0, 9999, 0.25, 3, 5, 2, 0)), 29, 144);
  }

  @Test
  void distributionsHaveTheirMomentsInXmilesForm() {
    assertMoments(course(random(Function.UNIFORM, 0, 1)), 0.5, 1.0 / 12);
    assertMoments(course(random(Function.NORMAL, 3, 2)), 3, 4);
    assertMoments(course(random(Function.LOGNORMAL, 3, 1)), 3, 1);
    assertMoments(course(random(Function.EXPRND, 2)), 2, 4);
    assertMoments(course(random(Function.POISSON, 4)), 4, 4);
    assertMoments(course(random(Function.BINOMIAL, 10, 0.5)), 5, 2.5);
    assertMoments(course(random(Function.GEOMETRIC, 0.25)), 4, 12);
    assertMoments(course(random(Function.GAMMA, 3, 2)), 6, 12);
    assertMoments(course(random(Function.TRIANGULAR, 1, 2, 6)), 3, 7.0 / 6);
    assertMoments(course(random(Function.LOGISTIC, 5, 1)), 5, Math.PI * Math.PI / 3);
    assertMoments(course(random(Function.PARETO, 8, 7)), 8, 8.0 * 49 / (49 * 6));
    assertMoments(course(random(Function.MONTECARLO, 30)), 0.3, 0.21);
  }

  @Test
  void aNormalNumberStaysBetweenItsBounds() {
    var values = course(random(Function.RANDOM_NORMAL, 1, 1.5, 0, 1, 0), 2000);
    assertThat(Arrays.stream(values).allMatch(x -> x >= 1 && x <= 1.5)).isTrue();
    assertThat(Arrays.stream(values).distinct().count()).isGreaterThan(1900);
  }

  @Test
  void aWeibullNumberOfXmileStaysBetweenItsBounds() {
    // of shape 1 it is exponential; half of all numbers lie below scale * ln 2
    var half = Math.log(2);
    var values = course(random(Function.WEIBULL, 1, 3, 0, 0, 3 * half));
    assertThat(Arrays.stream(values).allMatch(x -> x >= 0 && x <= 3 * half)).isTrue();
    assertMoments(values, 3 * (1 - half), 9 * (1 - 2 * half * half));
    assertMoments(course(random(Function.WEIBULL, 1, 3)), 3, 9);
  }

  @Test
  void noiseKeepsItsDeviationWhateverTheStep() {
    var pink = course(random(Function.RANDOM_PINK_NOISE, 10, 2, 5, 0), 100_000);
    var mean = Arrays.stream(pink).average().orElseThrow();
    var variance = Arrays.stream(pink).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo(10, Offset.offset(0.15));
    assertThat(variance).isCloseTo(4, Offset.offset(0.3));
  }

  @Test
  void noiseHasItsDeviationFromTheFirstStepOn() {
    // Of deviation 2, 1/4 of the gap closed in a step: a covariance of 4 * (3/4)^n over n steps.
    // Started from the number of its first step it would have had 4 * (3/4 + sqrt(7)/4)^2 = 7.97.
    var model = TestModel.over(0, 1, 0.25);
    var count = 10_000;
    for (var i = 0; i < count; i++) {
      model.aux("noise " + i, random(Function.RANDOM_PINK_NOISE, 0, 2, 1, 7));
    }
    var trajectory = Simulation.run(model.program());
    var noises =
        IntStream.range(0, count)
            .mapToObj(i -> trajectory.columns()[trajectory.labels().indexOf("noise " + i)])
            .toList();
    for (var step = 0; step < 5; step++) {
      var now = step;
      var variance = noises.stream().mapToDouble(x -> x[now] * x[now]).sum() / count;
      var covariance = noises.stream().mapToDouble(x -> x[0] * x[now]).sum() / count;
      assertThat(variance).isCloseTo(4, Offset.offset(0.2));
      assertThat(covariance).isCloseTo(4 * Math.pow(0.75, step), Offset.offset(0.2));
    }
  }

  @Test
  void aNumberOfALookupIsDrawnBetweenItsBounds() {
    // As dense as x on the way from 0 to 1: between a and b the mean is 2/3 (b³ - a³)/(b² - a²),
    // that of the square 1/2 (b⁴ - a⁴)/(b² - a²).
    assertThat(looked(0, 1, 0, 1)).satisfies(x -> assertMoments(x, 2 / 3.0, 1 / 18.0));
    var upper = looked(0.5, 1, 0, 1);
    assertMoments(upper, 7 / 9.0, 5 / 8.0 - 49 / 81.0);
    assertThat(Arrays.stream(upper).distinct().count()).isGreaterThan(19_900);
    // 10 - 4x, so x between 0.5 and 1 again
    assertMoments(looked(6, 8, 10, -4), 10 - 28 / 9.0, 16 * (5 / 8.0 - 49 / 81.0));
    assertThat(looked(0, 1, 0.5, 0)).containsOnly(0.5);
    assertThat(looked(2, 3, 0, 1)).containsOnly(2);
  }

  private static double[] looked(double low, double high, double shift, double stretch) {
    var trajectory =
        Simulation.run(
            TestModel.over(0, STEPS, 1)
                .lookup("dense", TestModel.table(LookupTable.Kind.CONTINUOUS, 0, 0, 1, 1))
                .aux(
                    "result",
                    call(
                        Function.RANDOM_LOOKUP,
                        v("dense"),
                        n(low),
                        n(high),
                        n(shift),
                        n(stretch),
                        n(0)))
                .program());
    return trajectory.columns()[trajectory.labels().indexOf("result")];
  }

  @Test
  void eachPlaceHasItsOwnNumbersAndTheyStayWhenTheModelGrows() {
    var uniform = call(Function.RANDOM_0_1);
    var small = TestModel.over(0, 3, 1).aux("a", uniform);
    var large = TestModel.over(0, 3, 1).aux("b", uniform).aux("a", uniform);
    assertThat(course(large, "a")).isEqualTo(course(small, "a"));
    assertThat(course(large, "b")).isNotEqualTo(course(small, "a"));
  }

  private static double[] course(TestModel model, String label) {
    var trajectory = Simulation.run(model.program());
    return trajectory.columns()[trajectory.labels().indexOf(label)];
  }

  @Test
  void theModelsSeedChangesTheNumbers() {
    var first = course(random(Function.RANDOM_UNIFORM, 0, 1, 1), 5);
    assertThat(course(random(Function.RANDOM_UNIFORM, 0, 1, 1), 5)).isEqualTo(first);
    assertThat(course(random(Function.RANDOM_UNIFORM, 0, 1, 2), 5)).isNotEqualTo(first);
  }

  @Test
  void anInitialValueSeesTheNumberOfTheFirstStep() {
    var model =
        TestModel.over(0, 2, 1)
            .aux("a", call(Function.RANDOM_0_1))
            .stock("kept", n(0), v("a"))
            .aux("result", call(Function.INITIAL, v("a")));
    assertThat(course(model, "kept")[0]).isEqualTo(course(model, "a")[0]);
    assertThat(course(model, "result")[2]).isEqualTo(course(model, "a")[0]);
  }

  @Test
  void aRunOfTheSameSeedAndNumberHasTheSameNoiseInAnyBlock() {
    var program =
        TestModel.over(0, 5, 1)
            .constant("level", 1)
            .aux("result", call(Function.RANDOM_NORMAL, n(-9), n(9), v("level"), n(1), n(0)))
            .program();
    var observation =
        new Observation(
            List.of(new Outcome("end", "result", new Reduction.Final())),
            List.of(),
            List.of(),
            List.of());
    var ids = new long[] {4, 9, 2};
    var all =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("level"), ids, new double[] {0, 0, 0}, 7),
            observation,
            RunOptions.threads(1));
    var alone =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("level"), new long[] {9}, new double[] {0}, 7),
            observation,
            RunOptions.threads(1));
    var other =
        EnsembleRunner.run(
            program,
            new Inputs(List.of("level"), new long[] {9}, new double[] {0}, 8),
            observation,
            RunOptions.threads(1));
    assertThat(alone.outcomes()[0]).isEqualTo(all.outcomes()[1]);
    assertThat(all.outcomes()[0]).isNotEqualTo(all.outcomes()[1]);
    assertThat(other.outcomes()[0]).isNotEqualTo(alone.outcomes()[0]);
  }
}
