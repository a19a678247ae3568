package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Trajectories at many settings, on tables of every scale with ties, as [PlainPrim] finds them.
class PrimAgainstPlainTest {

  private static final double[] PEELS = {0.01, 0.05, 0.1, 0.25, 0.5};
  private static final double[] PASTES = {0.02, 0.05, 0.2, 0.5};
  private static final double[] SMALLEST = {0.01, 0.05, 0.2};

  @ParameterizedTest
  @EnumSource(Objective.class)
  void stepsAreTheSameAtEverySetting(Objective objective) {
    for (var table = 0; table < 2; table++) {
      var cases = table(table);
      for (var peel : PEELS) {
        for (var paste : PASTES) {
          for (var smallest : SMALLEST) {
            var settings = new PrimSettings(peel, paste, smallest, objective);
            assertThat(steps(cases, settings))
                .as("table %d, %s", table, settings)
                .isEqualTo(PlainPrim.search(cases, settings));
          }
        }
      }
    }
  }

  private static List<PlainPrim.Step> steps(Cases cases, PrimSettings settings) {
    var found = new ArrayList<PlainPrim.Step>();
    for (var step : new Prim(settings).search(cases).steps()) {
      var ends = new ArrayList<List<Double>>();
      for (var place = 0; place < cases.factors().size(); place++) {
        var factor = cases.factors().get(place);
        if (!step.box().limits().containsKey(factor.name())) {
          continue;
        }
        ends.add(
            switch (step.box().limit(factor.name())) {
              case Limit.OneOf(var mask) -> List.of((double) place, (double) mask);
              case Limit.Between between ->
                  List.of(
                      (double) place,
                      between.hasLow() ? between.low() : factor.smallest(),
                      between.hasHigh() ? between.high() : factor.largest());
            });
      }
      found.add(new PlainPrim.Step(step.score().cases(), step.score().ofInterest(), ends));
    }
    return found;
  }

  /// 240 cases: numbers, numbers with many ties, whole numbers, kinds; of interest in a slanted
  /// corner, with noise.
  private static Cases table(int seed) {
    var random = new SplittableRandom(seed);
    var rows = 240;
    var numbers = random.doubles(rows).toArray();
    var tied = random.doubles(rows).map(it -> Math.rint(it * 12) / 4).toArray();
    var whole = random.ints(rows, 1, 9).asDoubleStream().toArray();
    var kinds = random.ints(rows, 0, 4).asDoubleStream().toArray();
    var none = random.doubles(rows, -5, 5).toArray();
    var interest = new boolean[rows];
    IntStream.range(0, rows)
        .forEach(
            row ->
                interest[row] =
                    numbers[row]
                            + tied[row] / 3
                            + whole[row] / 9
                            + (kinds[row] == seed % 4 ? 0.6 : 0)
                        > 1.6 + random.nextDouble() * 0.5);
    return new Cases(
        List.of(
            Factor.nominal("kinds", List.of("a", "b", "c", "d"), kinds),
            Factor.ordinal("whole", whole),
            Factor.continuous("numbers", numbers),
            Factor.continuous("tied", tied),
            Factor.continuous("none", none)),
        interest);
  }
}
