package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Elementary effects: how much the outcome changes for a step of one factor, the others held,
/// from several places. Morris screening.
///
/// @param means mean effect of each factor; its sign says which way
/// @param sizes mean of the effects' absolute values, with intervals from resampling trajectories
/// @param spreads standard deviation of the effects: large where the effect depends on the others
/// @param trajectories that had all their outcomes
/// @see "Morris (1991), Technometrics 33, 161"
/// @see "Campolongo, Cariboni and Saltelli (2007), Environ. Model. Softw. 22, 1509"
public record ElementaryEffects(
    List<String> factors,
    double[] means,
    List<Estimate> sizes,
    double[] spreads,
    int trajectories) {

  private static final int TIMES = 1_000;

  public ElementaryEffects {
    factors = List.copyOf(factors);
    sizes = List.copyOf(sizes);
  }

  /// @param points rows of the design, in its order: trajectories of one more row than factors,
  ///     each row differing from the one before in one factor; factors from 0 to 1
  /// @param outcomes one for each row; a trajectory with one that is not finite is left out
  public static ElementaryEffects of(
      List<String> factors, double[][] points, double[] outcomes, long seed) {
    var width = factors.size();
    if (points.length % (width + 1) != 0 || points.length != outcomes.length) {
      throw new IllegalArgumentException(
          "%d rows are no trajectories through %d factors.".formatted(points.length, width));
    }
    var known =
        IntStream.range(0, points.length / (width + 1))
            .filter(
                trajectory ->
                    IntStream.rangeClosed(0, width)
                        .allMatch(
                            step -> Double.isFinite(outcomes[trajectory * (width + 1) + step])))
            .toArray();
    if (known.length == 0) {
      throw new IllegalArgumentException("No trajectory has all its outcomes.");
    }
    var effects = new double[width][known.length];
    for (var index = 0; index < known.length; index++) {
      for (var step = 0; step < width; step++) {
        var row = known[index] * (width + 1) + step;
        var moved = moved(points[row], points[row + 1]);
        effects[moved][index] =
            (outcomes[row + 1] - outcomes[row]) / (points[row + 1][moved] - points[row][moved]);
      }
    }
    return new ElementaryEffects(
        factors,
        Arrays.stream(effects).mapToDouble(ElementaryEffects::mean).toArray(),
        Arrays.stream(effects).map(effect -> size(effect, seed)).toList(),
        Arrays.stream(effects).mapToDouble(ElementaryEffects::spread).toArray(),
        known.length);
  }

  /// The mean sizes alone, for each factor; NaN where no trajectory has all its outcomes.
  public static double[] meanSizes(double[][] points, double[] outcomes) {
    var width = points.length == 0 ? 0 : points[0].length;
    var sizes = new double[width];
    var count = 0;
    for (var start = 0; start < points.length; start += width + 1) {
      var rows = Arrays.copyOfRange(outcomes, start, start + width + 1);
      if (!Arrays.stream(rows).allMatch(Double::isFinite)) {
        continue;
      }
      count++;
      for (var step = 0; step < width; step++) {
        var moved = moved(points[start + step], points[start + step + 1]);
        sizes[moved] +=
            Math.abs(
                (rows[step + 1] - rows[step])
                    / (points[start + step + 1][moved] - points[start + step][moved]));
      }
    }
    for (var factor = 0; factor < width; factor++) {
      sizes[factor] = count == 0 ? Double.NaN : sizes[factor] / count;
    }
    return sizes;
  }

  private static int moved(double[] before, double[] after) {
    var moved = IntStream.range(0, before.length).filter(i -> before[i] != after[i]).toArray();
    if (moved.length != 1) {
      throw new IllegalArgumentException(
          "A step of a trajectory moves one factor, not %d.".formatted(moved.length));
    }
    return moved[0];
  }

  private static Estimate size(double[] effects, long seed) {
    var sizes = Arrays.stream(effects).map(Math::abs).toArray();
    var random = new SplittableRandom(seed);
    var drawn =
        IntStream.range(0, TIMES)
            .mapToDouble(
                _ -> random.ints(sizes.length, 0, sizes.length).mapToDouble(i -> sizes[i]).sum())
            .map(sum -> sum / sizes.length)
            .sorted()
            .toArray();
    return new Estimate(mean(sizes), drawn[TIMES / 40], drawn[TIMES - 1 - TIMES / 40]);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double spread(double[] values) {
    var mean = mean(values);
    var squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }
}
