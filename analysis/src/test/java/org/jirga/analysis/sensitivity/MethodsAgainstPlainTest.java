package org.jirga.analysis.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each method as its definition says, without any of what makes ours fast, at many sizes and with
/// ties, whole numbers and constants.
class MethodsAgainstPlainTest {

  private static final double TOLERANCE = 1e-9;

  private static Observed sample(int rows, long seed) {
    var random = new SplittableRandom(seed);
    var columns = new double[6][rows];
    var outcome = new double[rows];
    for (var row = 0; row < rows; row++) {
      columns[0][row] = random.nextDouble(-5, 5);
      columns[1][row] = random.nextInt(4) - 2;
      columns[2][row] = Math.rint(random.nextDouble() * 20) / 10;
      columns[3][row] = 7;
      columns[4][row] = random.nextInt(2);
      columns[5][row] = columns[0][row] + random.nextGaussian();
      var y = columns[0][row] * columns[0][row] + 3 * columns[1][row] - columns[2][row];
      outcome[row] = seed % 2 == 0 ? y + random.nextGaussian() : Math.rint(y / 5);
    }
    return new Observed(List.of("a", "b", "c", "same", "two", "tied to a"), columns, outcome);
  }

  /// The share of values that are at most this.
  private static double upTo(double[] values, double limit) {
    return Arrays.stream(values).filter(value -> value <= limit).count() / (double) values.length;
  }

  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length + other.length)
        .mapToDouble(at -> at < one.length ? one[at] : other[at - one.length])
        .map(limit -> Math.abs(upTo(one, limit) - upTo(other, limit)))
        .max()
        .orElseThrow();
  }

  private static double[] where(double[] values, double[] of, double from, double below) {
    return IntStream.range(0, values.length)
        .filter(row -> of[row] >= from && of[row] < below)
        .mapToDouble(row -> values[row])
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 100, 257, 600})
  void pawn(int rows) {
    for (var slices : new int[] {2, 5, 10}) {
      var observed = sample(rows, rows);
      var found = new Pawn(slices).distances(observed);
      for (var factor = 0; factor < 6; factor++) {
        var column = observed.columns()[factor];
        if (factor == 3) {
          assertThat(found[factor]).isEmpty();
          continue;
        }
        // a slice begins at the value that stands at its place; equal values stay together
        var sorted = Arrays.stream(column).sorted().toArray();
        var starts =
            IntStream.range(0, rows)
                .filter(
                    at ->
                        at == 0
                            || sorted[at] > sorted[at - 1]
                                && at * slices / rows > first(sorted, at - 1) * slices / rows)
                .mapToDouble(at -> sorted[at])
                .toArray();
        var plain =
            IntStream.range(0, starts.length)
                .mapToDouble(
                    slice ->
                        distance(
                            where(
                                observed.outcome(),
                                column,
                                starts[slice],
                                slice + 1 < starts.length
                                    ? starts[slice + 1]
                                    : Double.POSITIVE_INFINITY),
                            observed.outcome()))
                .toArray();
        assertThat(found[factor]).as("%d slices, factor %d", slices, factor).hasSize(plain.length);
        assertThat(found[factor]).containsExactly(plain, within(TOLERANCE));
      }
    }
  }

  /// The place of the first value that is the same.
  private static int first(double[] sorted, int at) {
    var first = at;
    while (first > 0 && sorted[first - 1] == sorted[at]) {
      first--;
    }
    return first;
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 100, 257})
  void regional(int rows) {
    for (var share : new double[] {0.1, 0.5, 0.8}) {
      var observed = sample(rows, rows);
      var sorted = Arrays.stream(observed.outcome()).sorted().toArray();
      var limit = sorted[Math.max(1, (int) (share * rows))];
      var isSmallest = limit == sorted[0];
      var found = new Regional(share).of(observed, 1);
      for (var factor = 0; factor < 6; factor++) {
        var column = observed.columns()[factor];
        var end = isSmallest ? Math.nextUp(limit) : limit;
        var lower = where(column, observed.outcome(), Double.NEGATIVE_INFINITY, end);
        var upper = where(column, observed.outcome(), end, Double.POSITIVE_INFINITY);
        if (factor == 3) {
          assertThat(found[factor]).isNaN();
        } else {
          assertThat(found[factor]).isCloseTo(distance(lower, upper), within(TOLERANCE));
        }
      }
    }
  }

  /// One more than the number of smaller values, and half of those that are the same.
  private static double[] ranks(double[] values) {
    return Arrays.stream(values)
        .map(
            value ->
                1
                    + Arrays.stream(values).filter(other -> other < value).count()
                    + (Arrays.stream(values).filter(other -> other == value).count() - 1) / 2.0)
        .toArray();
  }

  private static double[] scaled(double[] values) {
    var mean = Arrays.stream(values).average().orElseThrow();
    var squares = Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum();
    return Arrays.stream(values).map(it -> (it - mean) / Math.sqrt(squares)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(row -> a[row] * b[row]).sum();
  }

  /// What is left of a column after what the others explain, by Gram and Schmidt, twice over.
  private static double[] rest(double[] column, List<double[]> others) {
    var left = column.clone();
    var basis = new ArrayList<double[]>();
    for (var other : others) {
      basis.add(unit(without(other, basis)));
    }
    return without(left, basis);
  }

  private static double[] without(double[] column, List<double[]> basis) {
    var left = column.clone();
    for (var pass = 0; pass < 2; pass++) {
      for (var one : basis) {
        var part = dot(left, one);
        for (var row = 0; row < left.length; row++) {
          left[row] -= part * one[row];
        }
      }
    }
    return left;
  }

  private static double[] unit(double[] column) {
    var length = Math.sqrt(dot(column, column));
    return Arrays.stream(column).map(it -> it / length).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 33, 100, 257})
  void partialRankCorrelationAndRankRegression(int rows) {
    var observed = sample(rows, rows);
    var partial = RankRegression.partial().of(observed, 1);
    var standardized = RankRegression.standardized().of(observed, 1);
    var y = scaled(ranks(observed.outcome()));
    for (var factor = 0; factor < 6; factor++) {
      if (factor == 3) {
        assertThat(partial[factor]).isNaN();
        assertThat(standardized[factor]).isNaN();
        continue;
      }
      var self = factor;
      var others =
          IntStream.range(0, 6)
              .filter(other -> other != 3 && other != self)
              .mapToObj(other -> scaled(ranks(observed.columns()[other])))
              .toList();
      var x = scaled(ranks(observed.columns()[factor]));
      var restOfX = rest(x, others);
      var restOfY = rest(y, others);
      assertThat(partial[factor]).isCloseTo(dot(unit(restOfX), unit(restOfY)), within(TOLERANCE));
      assertThat(standardized[factor])
          .isCloseTo(dot(restOfX, y) / dot(restOfX, restOfX), within(TOLERANCE));
    }
  }
}
