package org.jirga.analysis.design;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.HaltonSequenceGenerator;

/// Designs without chance; a row for each run, from 0 to 1.
public final class Grids {

  private static final int MOST_RUNS = 10_000_000;

  private Grids() {}

  /// Every combination of levels, the last factor moving fastest; a factor with one level stays in
  /// the middle.
  ///
  /// @param levels of each factor, from 0 to 1
  public static double[][] factorial(int... levels) {
    var runs = 1L;
    for (var count : levels) {
      if (count < 1) {
        throw new IllegalArgumentException("A factor needs a level, not %d.".formatted(count));
      }
      runs *= count;
      if (runs > MOST_RUNS) {
        throw new IllegalArgumentException(
            "The levels %s have more than %,d combinations."
                .formatted(Arrays.toString(levels), MOST_RUNS));
      }
    }
    var points = new double[(int) runs][levels.length];
    for (var row = 0; row < points.length; row++) {
      var rest = row;
      for (var column = levels.length - 1; column >= 0; column--) {
        points[row][column] = level(rest % levels[column], levels[column]);
        rest /= levels[column];
      }
    }
    return points;
  }

  /// A first run at a base, then each factor at each of its levels with the others at the base.
  ///
  /// @param base from 0 to 1
  public static double[][] oneAtATime(double[] base, int levels) {
    var points = new double[1 + base.length * levels][];
    points[0] = base.clone();
    for (var column = 0; column < base.length; column++) {
      for (var level = 0; level < levels; level++) {
        var point = base.clone();
        point[column] = level(level, levels);
        points[1 + column * levels + level] = point;
      }
    }
    return points;
  }

  private static double level(int level, int levels) {
    return levels == 1 ? 0.5 : (double) level / (levels - 1);
  }

  /// Halton's sequence, from the point after the one whose coordinates are all 0.
  ///
  /// @param factors at most 40
  /// @see "Kocis and Whiten (1997), ACM Trans. Math. Softw. 23, 266 (weights of the digits)"
  public static double[][] halton(int factors, int first, int count) {
    var generator = new HaltonSequenceGenerator(factors);
    return IntStream.range(0, count)
        .mapToObj(row -> row == 0 ? generator.skipTo(first + 1) : generator.nextVector())
        .toArray(double[][]::new);
  }
}
