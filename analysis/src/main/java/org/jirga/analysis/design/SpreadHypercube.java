package org.jirga.analysis.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/// Latin hypercubes that fill more than the margins evenly, batch by batch.
///
/// A future depends on the seed, the names of all constants and its number alone.
final class SpreadHypercube {

  /// Hypercubes of which the best is taken. More gain little: of 1,000 the best is hardly better.
  private static final int CANDIDATES = 16;

  /// Batches that are kept, since they are asked for in pieces.
  private static final int KEPT = 8;

  private final List<String> names;
  private final long seed;
  private final int batch;
  private final boolean isOrthogonal;

  private final Map<Long, double[][]> made =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, double[][]> eldest) {
          return size() > KEPT;
        }
      };

  /// @param isOrthogonal each two constants fill a grid evenly; otherwise the nearest futures are
  ///     far apart
  SpreadHypercube(List<String> names, long seed, int batch, boolean isOrthogonal) {
    if (isOrthogonal && !canBeOrthogonal(batch, names.size())) {
      throw new IllegalArgumentException(
          "There is no orthogonal hypercube of %d runs for %d constants."
              .formatted(batch, names.size()));
    }
    this.names = List.copyOf(names);
    this.seed = seed;
    this.batch = batch;
    this.isOrthogonal = isOrthogonal;
  }

  /// Whether a batch is the square of a prime number that is large enough.
  static boolean canBeOrthogonal(int batch, int constants) {
    var levels = levels(batch);
    return levels * levels == batch
        && levels > 1
        && constants <= levels + 1
        && IntStream.range(2, levels).noneMatch(divisor -> levels % divisor == 0);
  }

  private static int levels(int batch) {
    return (int) Math.round(Math.sqrt(batch));
  }

  /// For each draw from `first` on, row by row, the share of each belief below its value.
  double[] shares(long first, int count) {
    var width = names.size();
    var all = new double[Math.multiplyExact(count, width)];
    for (var number = first / batch; count > 0 && number <= (first + count - 1) / batch; number++) {
      var columns = batch(number);
      var start = number * batch;
      for (var run = Math.max(first, start); run < Math.min(first + count, start + batch); run++) {
        for (var column = 0; column < width; column++) {
          all[(int) (run - first) * width + column] = columns[column][(int) (run - start)];
        }
      }
    }
    return all;
  }

  private synchronized double[][] batch(long number) {
    return made.computeIfAbsent(number, it -> isOrthogonal ? orthogonal(it) : maximin(it));
  }

  /// @see "Johnson, Moore and Ylvisaker (1990), J. Stat. Plan. Inference 26, 131"
  private double[][] maximin(long number) {
    var best = strata(number, 0);
    var distance = nearest(best, -1);
    for (var candidate = 1; candidate < CANDIDATES; candidate++) {
      var other = strata(number, candidate);
      var itsDistance = nearest(other, distance);
      if (itsDistance > distance) {
        best = other;
        distance = itsDistance;
      }
    }
    return placed(best, number);
  }

  private int[][] strata(long number, int candidate) {
    return names.stream()
        .map(
            name -> {
              var strata = IntStream.range(0, batch).toArray();
              var random = Keyed.random(seed, name, 7, number * CANDIDATES + candidate);
              PermutationSampler.shuffle(random, strata);
              return strata;
            })
        .toArray(int[][]::new);
  }

  /// The square of the smallest distance of two rows; where it is no larger than a bound, anything
  /// up to that.
  private long nearest(int[][] columns, long bound) {
    var least = Long.MAX_VALUE;
    for (var one = 0; one < batch; one++) {
      for (var other = 0; other < one; other++) {
        var distance = 0L;
        for (var column = 0; column < columns.length && distance < least; column++) {
          var difference = (long) columns[column][one] - columns[column][other];
          distance += difference * difference;
        }
        least = Math.min(least, distance);
        if (least <= bound) {
          return least;
        }
      }
    }
    return least;
  }

  /// @see "Tang (1993), J. Am. Stat. Assoc. 88, 1392; the array is that of Bose (1938)"
  private double[][] orthogonal(long number) {
    var levels = levels(batch);
    var order = IntStream.range(0, batch).toArray();
    PermutationSampler.shuffle(Keyed.random(seed, "rows", 8, number), order);
    var columns = new int[names.size()][batch];
    for (var column = 0; column < columns.length; column++) {
      var random = Keyed.random(seed, names.get(column), 9, number);
      var renamed = IntStream.range(0, levels).toArray();
      PermutationSampler.shuffle(random, renamed);
      var inside = inside(levels, random);
      var used = new int[levels];
      for (var row = 0; row < batch; row++) {
        var i = order[row] / levels;
        var j = order[row] % levels;
        var level = renamed[column == 0 ? j : (i + (column - 1) * j) % levels];
        columns[column][row] = level * levels + inside[level][used[level]++];
      }
    }
    return placed(columns, number);
  }

  private static int[][] inside(int levels, UniformRandomProvider random) {
    var inside = new int[levels][];
    for (var level = 0; level < levels; level++) {
      inside[level] = IntStream.range(0, levels).toArray();
      PermutationSampler.shuffle(random, inside[level]);
    }
    return inside;
  }

  /// At a random place of each stratum.
  private double[][] placed(int[][] strata, long number) {
    var columns = new double[strata.length][];
    for (var column = 0; column < columns.length; column++) {
      var random = Keyed.random(seed, names.get(column), 10, number);
      columns[column] =
          Arrays.stream(strata[column])
              .mapToDouble(stratum -> (stratum + random.nextDouble()) / batch)
              .toArray();
    }
    return columns;
  }
}
