package org.jirga.analysis.design;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;

/// Trajectories for elementary effects: from a random place of a grid, one factor after the other,
/// in a random order, moves by half the grid, up or down.
///
/// A trajectory depends on the seed and its number alone, so that more trajectories leave the first
/// ones as they were; another factor changes the order in which factors move.
///
/// @see "Morris (1991), Technometrics 33, 161"
public final class MorrisDesign {

  private MorrisDesign() {}

  /// Rows of the trajectories, one after the other: one more for each than there are factors.
  ///
  /// @param levels of the grid, even
  public static double[][] points(List<String> factors, int trajectories, int levels, long seed) {
    if (levels < 2 || levels % 2 != 0) {
      throw new IllegalArgumentException(
          "The number of levels (%d) must be even.".formatted(levels));
    }
    var width = factors.size();
    var points = new double[trajectories * (width + 1)][];
    for (var trajectory = 0; trajectory < trajectories; trajectory++) {
      var number = trajectory;
      var start =
          factors.stream()
              .mapToInt(name -> Keyed.random(seed, name, 4, number).nextInt(levels))
              .toArray();
      var order = IntStream.range(0, width).toArray();
      PermutationSampler.shuffle(Keyed.random(seed, "order", 5, trajectory), order);
      var row = trajectory * (width + 1);
      points[row] = place(start, levels);
      for (var step = 0; step < width; step++) {
        var moved = order[step];
        start[moved] += start[moved] < levels / 2 ? levels / 2 : -levels / 2;
        points[row + step + 1] = place(start, levels);
      }
    }
    return points;
  }

  private static double[] place(int[] at, int levels) {
    return IntStream.of(at).mapToDouble(level -> (double) level / (levels - 1)).toArray();
  }
}
