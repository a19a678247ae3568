package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Extremely randomised trees with permutation importance: trees learn the outcome from the factors
/// in three quarters of the runs; the index of a factor is how much worse they foretell the other
/// quarter when the factor's values are shuffled there, as a share of the outcome's variance. Half
/// of it is, for independent factors and trees that have learnt all, the total Sobol' index.
///
/// Each node tries one random limit on every factor and takes the one that leaves least variance.
///
/// @param trees in the forest
/// @param smallest runs in a node that is split no further
/// @see "Geurts, Ernst and Wehenkel (2006), Machine Learning 63, 3"
/// @see "Breiman (2001), Machine Learning 45, 5 (importance)"
public record ExtraTrees(int trees, int smallest) implements Method {

  private static final int HELD_OUT = 4;

  @Override
  public String id() {
    return "trees";
  }

  @Override
  public String title() {
    return "Extra trees (permutation importance)";
  }

  @Override
  public double[] of(Observed observed, long seed) {
    var random = new SplittableRandom(seed);
    var importance = new double[observed.factors().size()];
    var shuffled = shuffled(IntStream.range(0, observed.rows()).toArray(), random);
    var cut = observed.rows() / HELD_OUT;
    if (cut < 2 || Ranks.isConstant(observed.outcome())) {
      Arrays.fill(importance, Double.NaN);
      return importance;
    }
    var unseen = observed.select(Arrays.copyOf(shuffled, cut));
    var seen = observed.select(Arrays.copyOfRange(shuffled, cut, shuffled.length));
    var forest =
        IntStream.range(0, trees)
            .mapToObj(_ -> new Tree(seen, Math.max(2, smallest), random.split()))
            .toList();
    var variance = variance(unseen.outcome());
    var columns = unseen.columns().clone();
    var error = error(forest, columns, unseen.outcome());
    for (var factor = 0; factor < importance.length; factor++) {
      var column = columns[factor];
      var order = shuffled(IntStream.range(0, cut).toArray(), random);
      columns[factor] = Arrays.stream(order).mapToDouble(row -> column[row]).toArray();
      importance[factor] =
          variance == 0
              ? Double.NaN
              : (error(forest, columns, unseen.outcome()) - error) / variance;
      columns[factor] = column;
    }
    return importance;
  }

  private static double error(List<Tree> forest, double[][] columns, double[] outcome) {
    var sum = 0.0;
    for (var row = 0; row < outcome.length; row++) {
      var foretold = 0.0;
      for (var tree : forest) {
        foretold += tree.of(columns, row);
      }
      var off = foretold / forest.size() - outcome[row];
      sum += off * off;
    }
    return sum / outcome.length;
  }

  private static double variance(double[] values) {
    var mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / values.length;
  }

  private static int[] shuffled(int[] rows, SplittableRandom random) {
    for (var last = rows.length - 1; last > 0; last--) {
      var other = random.nextInt(last + 1);
      var row = rows[last];
      rows[last] = rows[other];
      rows[other] = row;
    }
    return rows;
  }

  /// A grown tree; nodes lie in arrays, a leaf has the factor -1.
  private static final class Tree {
    private final Observed seen;
    private final int smallest;
    private final SplittableRandom random;
    private int[] factor = new int[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private double[] value = new double[64];
    private int nodes;

    private Tree(Observed seen, int smallest, SplittableRandom random) {
      this.seen = seen;
      this.smallest = smallest;
      this.random = random;
      grow(IntStream.range(0, seen.rows()).toArray(), 0, seen.rows());
    }

    private double of(double[][] columns, int row) {
      var node = 0;
      while (factor[node] >= 0) {
        node = columns[factor[node]][row] <= value[node] ? left[node] : right[node];
      }
      return value[node];
    }

    private int grow(int[] rows, int from, int to) {
      var node = node();
      var sum = 0.0;
      for (var index = from; index < to; index++) {
        sum += seen.outcome()[rows[index]];
      }
      factor[node] = -1;
      value[node] = sum / (to - from);
      if (to - from < smallest) {
        return node;
      }
      var best = -1;
      var bestLimit = 0.0;
      // splits that gain no more than rounding are none
      var bestGain = sum * sum / (to - from) * (1 + 1e-12);
      for (var column = 0; column < seen.columns().length; column++) {
        var limit = limit(seen.columns()[column], rows, from, to);
        if (!Double.isNaN(limit)) {
          var gain = gain(seen.columns()[column], limit, rows, from, to);
          if (gain > bestGain) {
            bestGain = gain;
            best = column;
            bestLimit = limit;
          }
        }
      }
      if (best < 0) {
        return node;
      }
      var middle = part(seen.columns()[best], bestLimit, rows, from, to);
      factor[node] = best;
      value[node] = bestLimit;
      // growing may move the arrays, so nothing is written into them while it does
      var lower = grow(rows, from, middle);
      var upper = grow(rows, middle, to);
      left[node] = lower;
      right[node] = upper;
      return node;
    }

    /// At random between the smallest and the largest value; NaN where they are the same.
    private double limit(double[] column, int[] rows, int from, int to) {
      var low = Double.POSITIVE_INFINITY;
      var high = Double.NEGATIVE_INFINITY;
      for (var index = from; index < to; index++) {
        low = Math.min(low, column[rows[index]]);
        high = Math.max(high, column[rows[index]]);
      }
      var limit = low + random.nextDouble() * (high - low);
      return low < high ? Math.min(limit, Math.nextDown(high)) : Double.NaN;
    }

    /// Sum of squares between the two parts, but for what is the same for every limit.
    private double gain(double[] column, double limit, int[] rows, int from, int to) {
      var low = 0.0;
      var high = 0.0;
      var lower = 0;
      for (var index = from; index < to; index++) {
        var row = rows[index];
        if (column[row] <= limit) {
          low += seen.outcome()[row];
          lower++;
        } else {
          high += seen.outcome()[row];
        }
      }
      return low * low / lower + high * high / (to - from - lower);
    }

    private static int part(double[] column, double limit, int[] rows, int from, int to) {
      var middle = from;
      for (var index = from; index < to; index++) {
        var row = rows[index];
        if (column[row] <= limit) {
          rows[index] = rows[middle];
          rows[middle++] = row;
        }
      }
      return middle;
    }

    private int node() {
      if (nodes == factor.length) {
        factor = Arrays.copyOf(factor, 2 * nodes);
        left = Arrays.copyOf(left, 2 * nodes);
        right = Arrays.copyOf(right, 2 * nodes);
        value = Arrays.copyOf(value, 2 * nodes);
      }
      return nodes++;
    }
  }
}
