package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Classification trees and logistic regression as the textbooks have them, without any short cut:
/// all limits, all pairs of sets of categories, all factors.
class TreeAndRegressionAgainstPlainTest {

  private static Cases table(int rows, long seed) {
    var random = new SplittableRandom(seed);
    var x = random.doubles(rows, -3, 3).toArray();
    var tied = random.doubles(rows).map(it -> Math.rint(it * 9) - 4).toArray();
    var kinds = random.ints(rows, 0, 5).asDoubleStream().toArray();
    var whole = random.ints(rows, -3, 4).asDoubleStream().toArray();
    var same = new double[rows];
    Arrays.fill(same, 2);
    var interest = new boolean[rows];
    for (var row = 0; row < rows; row++) {
      var odds =
          1.5 * x[row] + 0.5 * tied[row] + (kinds[row] % 2 == 0 ? 2 : -1) - 0.7 * whole[row] - 1;
      interest[row] = random.nextDouble() < 1 / (1 + StrictMath.exp(-odds));
    }
    return new Cases(
        List.of(
            Factor.continuous("x", x),
            Factor.continuous("same", same),
            Factor.nominal("kinds", List.of("a", "b", "c", "d", "e"), kinds),
            Factor.continuous("tied", tied),
            Factor.ordinal("whole", whole)),
        interest);
  }

  /// Gini's impurity of a part, times its size.
  private static double impurity(Cases cases, int[] rows) {
    var share =
        IntStream.of(rows).filter(row -> cases.interest()[row]).count() / (double) rows.length;
    return rows.length * 2 * share * (1 - share);
  }

  private static int[] where(int[] rows, IntPredicate which) {
    return IntStream.of(rows).filter(which).toArray();
  }

  /// @return whether the tree is the only one: no two splits of a node are equally good
  private static boolean grow(Cases cases, int[] rows, int fewest, List<int[]> leaves) {
    var least = Double.POSITIVE_INFINITY;
    var isAlone = true;
    var lower = rows;
    var upper = rows;
    if (impurity(cases, rows) > 0) {
      for (var factor : cases.factors()) {
        var splits = new ArrayList<IntPredicate>();
        var values = factor.values();
        if (factor.isNominal()) {
          for (var set = 1; set < 1 << 5; set++) {
            var chosen = set;
            splits.add(row -> (chosen >> (int) values[row] & 1) != 0);
          }
        } else {
          var distinct = IntStream.of(rows).mapToDouble(row -> values[row]).distinct().toArray();
          for (var limit : distinct) {
            splits.add(row -> values[row] <= limit);
          }
        }
        for (var split : splits) {
          var left = where(rows, split);
          var right = where(rows, split.negate());
          if (left.length >= fewest && right.length >= fewest) {
            var found = impurity(cases, left) + impurity(cases, right);
            if (Math.abs(found - least) < 1e-9) {
              isAlone &= Arrays.equals(left, lower) || Arrays.equals(left, upper);
            } else if (found < least) {
              isAlone = true;
              least = found;
              lower = left;
              upper = right;
            }
          }
        }
      }
    }
    if (least == Double.POSITIVE_INFINITY) {
      leaves.add(rows);
      return true;
    }
    return isAlone & grow(cases, lower, fewest, leaves) & grow(cases, upper, fewest, leaves);
  }

  @Test
  void leavesOfTheTree() {
    var compared = 0;
    for (var seed = 1; seed <= 12; seed++) {
      var rows = 150 + seed * 37;
      for (var smallest : new double[] {0.03, 0.07, 0.2, 0.4}) {
        var cases = table(rows, seed);
        var plain = new ArrayList<int[]>();
        var all = IntStream.range(0, rows).toArray();
        if (!grow(cases, all, (int) (smallest * rows), plain)) {
          continue;
        }
        compared++;
        var found = new Cart(smallest).grow(cases).leaves();
        assertThat(found.stream().map(leaf -> Arrays.toString(Cases.rows(leaf.box().holds(cases)))))
            .as("seed %d, smallest %s", seed, smallest)
            .containsExactlyInAnyOrderElementsOf(plain.stream().map(Arrays::toString).toList());
      }
    }
    assertThat(compared).isGreaterThan(24);
  }

  // ------------------------------------------------------------------------------- regression

  private static double[] scaled(double[] values) {
    var mean = Arrays.stream(values).average().orElseThrow();
    var variance = Arrays.stream(values).map(it -> Math.pow(it - mean, 2)).average().orElseThrow();
    return Arrays.stream(values).map(it -> (it - mean) / Math.sqrt(variance)).toArray();
  }

  private static double odds(List<double[]> columns, double[] weights, int row) {
    var sum = weights[0];
    for (var index = 0; index < columns.size(); index++) {
      sum += weights[index + 1] * columns.get(index)[row];
    }
    return sum;
  }

  /// The log likelihood, less half the squares of the weights.
  private static double gain(List<double[]> columns, double[] weights, boolean[] interest) {
    var gain = 0.0;
    for (var row = 0; row < interest.length; row++) {
      var odds = odds(columns, weights, row);
      gain += StrictMath.log(1 / (1 + StrictMath.exp(interest[row] ? -odds : odds)));
    }
    for (var index = 1; index < weights.length; index++) {
      gain -= weights[index] * weights[index] / 2;
    }
    return gain;
  }

  /// Up the slope, one weight after the other, until none of them moves.
  private static double[] fit(List<double[]> columns, boolean[] interest) {
    var weights = new double[columns.size() + 1];
    for (var round = 0; round < 5_000; round++) {
      var moved = 0.0;
      for (var index = 0; index < weights.length; index++) {
        var slope = index == 0 ? 0 : -weights[index];
        var curvature = index == 0 ? 0.0 : 1.0;
        for (var row = 0; row < interest.length; row++) {
          var chance = 1 / (1 + StrictMath.exp(-odds(columns, weights, row)));
          var value = index == 0 ? 1 : columns.get(index - 1)[row];
          slope += ((interest[row] ? 1 : 0) - chance) * value;
          curvature += chance * (1 - chance) * value * value;
        }
        weights[index] += slope / curvature;
        moved = Math.max(moved, Math.abs(slope / curvature));
      }
      if (moved < 1e-10) {
        break;
      }
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void factorsWeightsAndThresholdOfTheRegression(long seed) {
    var rows = 120 + (int) seed * 40;
    var cases = table(rows, seed);
    var found = LogisticRegion.fit(cases);
    var names = new ArrayList<String>();
    var columns = new ArrayList<double[]>();
    var weights = fit(columns, cases.interest());
    while (true) {
      var best = "";
      var bestGain = Double.NEGATIVE_INFINITY;
      for (var name : List.of("x", "tied", "whole")) {
        if (!names.contains(name)) {
          var more = new ArrayList<>(columns);
          more.add(scaled(cases.factor(name).values()));
          var gain = gain(more, fit(more, cases.interest()), cases.interest());
          if (gain > bestGain) {
            bestGain = gain;
            best = name;
          }
        }
      }
      var before = gain(columns, weights, cases.interest());
      if (best.isEmpty() || 2 * (bestGain - before) <= StrictMath.log(rows)) {
        break;
      }
      names.add(best);
      columns.add(scaled(cases.factor(best).values()));
      weights = fit(columns, cases.interest());
    }
    assertThat(found.factors()).isEqualTo(names);
    assertThat(found.intercept()).isCloseTo(weights[0], within(1e-5));
    assertThat(found.weights())
        .containsExactly(Arrays.copyOfRange(weights, 1, weights.length), within(1e-5));
    // of all thresholds at a case's probability, the one of the largest correlation
    var probabilities = found.probabilities(cases);
    var most = 0.0;
    for (var threshold : probabilities) {
      var holds = new boolean[rows];
      for (var row = 0; row < rows; row++) {
        holds[row] = probabilities[row] >= threshold;
      }
      most = Math.max(most, phi(holds, cases.interest()));
    }
    assertThat(phi(found.holds(cases), cases.interest())).isCloseTo(most, within(1e-12));
  }

  /// Pearson's correlation of two columns of zeros and ones.
  private static double phi(boolean[] a, boolean[] b) {
    var x = scaled(IntStream.range(0, a.length).mapToDouble(i -> a[i] ? 1 : 0).toArray());
    var y = scaled(IntStream.range(0, b.length).mapToDouble(i -> b[i] ? 1 : 0).toArray());
    var sum = 0.0;
    for (var row = 0; row < x.length; row++) {
      sum += x[row] * y[row];
    }
    return Double.isNaN(sum) ? 0 : sum / x.length;
  }
}
