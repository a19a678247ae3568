package org.jirga.analysis.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MethodsTest {

  /// Of a grid and of four million points; estimates through smoothed densities give 0.20, 0.33 and
  /// 0.17.
  @Test
  void deltaOfIshigamiIsNearItsTrueValue() {
    var found = new Delta().of(Functions.ishigamiSample(4_096, 1), 1);
    assertThat(found[0]).isCloseTo(0.261, within(0.025));
    assertThat(found[1]).isCloseTo(0.425, within(0.025));
    assertThat(found[2]).isCloseTo(0.210, within(0.025));
    assertThat(found[3]).isLessThan(0.07);
  }

  @Test
  void deltaComesNearerWithMoreRuns() {
    var found = new Delta().of(Functions.ishigamiSample(32_768, 2), 1);
    assertThat(found[0]).isCloseTo(0.261, within(0.015));
    assertThat(found[1]).isCloseTo(0.425, within(0.015));
    assertThat(found[2]).isCloseTo(0.210, within(0.015));
  }

  @Test
  void pawnOfIshigamiIsNearItsTrueValue() {
    var found = new Pawn(10).of(Functions.ishigamiSample(20_000, 1), 1);
    assertThat(found[0]).isCloseTo(0.238, within(0.02));
    assertThat(found[1]).isCloseTo(0.391, within(0.02));
    assertThat(found[2]).isCloseTo(0.081, within(0.02));
  }

  @Test
  void largestValueIsInTheLastSlice() {
    var observed =
        new Observed(List.of("x"), new double[][] {{1, 2, 3, 4}}, new double[] {0, 0, 0, 9});
    // without the largest, both slices would have the outcome 0 alone
    assertThat(new Pawn(2).distances(observed)[0]).containsExactly(0.25, 0.25);
  }

  @Test
  void regionalIndexIsTheDistanceBetweenTheParts() {
    var observed =
        new Observed(
            List.of("apart", "alike"),
            new double[][] {{1, 2, 3, 4}, {1, 3, 2, 4}},
            new double[] {5, 6, 7, 8});
    assertThat(new Regional(0.5).of(observed, 1)).containsExactly(1, 0.5);
  }

  @Test
  void outcomeOfTwoValuesIsPartedBetweenThem() {
    var observed =
        new Observed(List.of("x"), new double[][] {{1, 2, 3, 4, 5}}, new double[] {0, 0, 0, 0, 1});
    assertThat(new Regional(0.5).of(observed, 1)).containsExactly(1);
  }

  /// Two factors: the partial correlation follows from the three correlations of ranks, by hand.
  @Test
  void partialCorrelationIsThatOfTheTextbook() {
    var x = new double[] {1, 2, 3, 4, 5};
    var z = new double[] {2, 1, 4, 3, 5};
    var y = new double[] {10, 30, 20, 50, 40};
    // Spearman: xy 0.8, xz 0.8, zy: d = 1, 2, -2... ranks 1 3 2 5 4 against 2 1 4 3 5: 1 - 6*14/120
    var xy = 0.8;
    var xz = 0.8;
    var zy = 1 - 6 * 14 / 120.0;
    var observed = new Observed(List.of("x", "z"), new double[][] {x, z}, y);
    var partial = RankRegression.partial().of(observed, 1);
    assertThat(partial[0])
        .isCloseTo((xy - xz * zy) / Math.sqrt((1 - xz * xz) * (1 - zy * zy)), within(1e-12));
    var standardized = RankRegression.standardized().of(observed, 1);
    assertThat(standardized[0]).isCloseTo((xy - xz * zy) / (1 - xz * xz), within(1e-12));
    assertThat(RankRegression.explained(observed))
        .isCloseTo(standardized[0] * xy + standardized[1] * zy, within(1e-12));
  }

  @Test
  void factorThatIsTheSameEverywhereHasNoIndex() {
    var random = new SplittableRandom(3);
    var observed =
        new Observed(
            List.of("x", "same"),
            new double[][] {random.doubles(200).toArray(), new double[200]},
            random.doubles(200).toArray());
    for (var method : Method.all()) {
      var found = method.of(observed, 1);
      assertThat(found[0]).as(method.id()).isFinite();
      if (!method.id().equals("trees")) {
        assertThat(found[1]).as(method.id()).isNaN();
      } else {
        assertThat(found[1]).isZero();
      }
    }
  }

  @Test
  void treesSeeWhatMattersOnlyTogether() {
    var found = new ExtraTrees(30, 5).of(Functions.ishigamiSample(4_000, 5), 1);
    assertThat(found[0]).isGreaterThan(found[2]);
    assertThat(found[1]).isGreaterThan(found[2]);
    assertThat(found[2]).isGreaterThan(0.1);
    assertThat(found[3]).isBetween(-0.05, 0.05);
  }

  @Test
  void everyMethodGivesTheSameForTheSameSeed() {
    var observed = Functions.ishigamiSample(300, 7);
    for (var method : Method.all()) {
      assertThat(method.of(observed, 0)).as(method.id()).isEqualTo(method.of(observed, 0));
    }
  }

  @Test
  void intervalNarrowsAndTraceEndsAtTheWhole() {
    var few = Sensitivity.of(new Pawn(10), Functions.ishigamiSample(500, 8), 1);
    var many = Sensitivity.of(new Pawn(10), Functions.ishigamiSample(8_000, 8), 1);
    assertThat(many.estimates().get(1).halfWidth())
        .isLessThan(few.estimates().get(1).halfWidth() / 2);
    assertThat(few.trace().stream().map(Sensitivity.Stage::runs))
        .containsExactly(62, 125, 250, 500);
    assertThat(few.order().getFirst()).isEqualTo(1);
    var wide = Sensitivity.of(RankRegression.partial(), Functions.ishigamiSample(100, 8), 1);
    assertThat(wide.advised()).isGreaterThan(400);
  }

  @Test
  void rankCorrelationIntervalHoldsTheTruthAsOftenAsItSays() {
    var held = 0;
    for (var seed = 0; seed < 150; seed++) {
      var random = new SplittableRandom(seed);
      var x = new double[200];
      var y = new double[200];
      for (var row = 0; row < 200; row++) {
        x[row] = random.nextGaussian();
        y[row] = x[row] + Math.sqrt(3) * random.nextGaussian();
      }
      var observed = new Observed(List.of("x"), new double[][] {x}, y);
      // of normal variables with correlation 1/2, Spearman's is 6/π asin(1/4)
      var truth = 6 / Math.PI * StrictMath.asin(0.25);
      var found = Sensitivity.of(RankRegression.partial(), observed, seed);
      held += found.estimates().getFirst().covers(truth) ? 1 : 0;
    }
    assertThat(held / 150.0).isBetween(0.92, 0.98);
  }

  @Test
  void mapOverTimeHasARowForEachFactor() {
    var sample = Functions.ishigamiSample(400, 9);
    var courses = new double[400][2];
    for (var row = 0; row < 400; row++) {
      courses[row][0] = sample.columns()[0][row];
      courses[row][1] = sample.columns()[1][row];
    }
    var map =
        OverTime.of(
            RankRegression.partial(),
            sample.factors(),
            sample.columns(),
            new double[] {0, 1},
            courses,
            1);
    assertThat(map.indices()[0][0]).isGreaterThan(0.99);
    assertThat(map.indices()[1][1]).isGreaterThan(0.99);
    assertThat(Math.abs(map.indices()[0][1])).isLessThan(0.01);
  }

  @Test
  void indicesOverTimeAreThoseOfEachTimeAlone() {
    var random = new SplittableRandom(11);
    var rows = 200;
    var columns =
        new double[][] {
          random.doubles(rows).toArray(),
          random.ints(rows, 0, 5).asDoubleStream().toArray(),
          new double[rows],
          random.doubles(rows).toArray()
        };
    var factors = List.of("a", "b", "same", "c");
    var times = new double[] {0, 1, 2, 3};
    var courses = new double[rows][times.length];
    for (var run = 0; run < rows; run++) {
      for (var time = 0; time < times.length; time++) {
        courses[run][time] =
            run % 9 == 0 && time == 2 || run % 5 == 0 && time == 1
                ? Double.NaN
                : columns[0][run] * (time + 1)
                    + columns[1][run]
                    + (time == 3 ? columns[3][run] : 0);
      }
    }
    for (var method : Method.all()) {
      var map = OverTime.of(method, factors, columns, times, courses, 3);
      for (var time = 0; time < times.length; time++) {
        var at = time;
        var alone =
            method.of(
                new Observed(
                        factors,
                        columns,
                        Arrays.stream(courses).mapToDouble(it -> it[at]).toArray())
                    .known(),
                3);
        for (var factor = 0; factor < factors.size(); factor++) {
          assertThat(map.indices()[factor][time])
              .as("%s of %s at %d", method.id(), factors.get(factor), time)
              .isEqualTo(Double.valueOf(alone[factor]));
        }
      }
    }
  }
}
