package org.jirga.analysis.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jirga.analysis.order.Ranks;

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
  private static final int MOST_FOR_A_TREE = 8_192;

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
    var seen = Arrays.copyOfRange(shuffled, cut, shuffled.length);
    var forest =
        IntStream.range(0, trees)
            .mapToObj(_ -> random.split())
            .map(own -> tree(observed, some(seen, own), own))
            .toList();
    var variance = variance(unseen.outcome());
    var shuffledColumns =
        Arrays.stream(unseen.columns())
            .map(
                column ->
                    Arrays.stream(shuffled(IntStream.range(0, cut).toArray(), random))
                        .mapToDouble(row -> column[row])
                        .toArray())
            .toArray(double[][]::new);
    var errors = errors(forest, unseen, shuffledColumns);
    for (var factor = 0; factor < importance.length; factor++) {
      importance[factor] =
          variance == 0 ? Double.NaN : (errors[factor] - errors[importance.length]) / variance;
    }
    return importance;
  }

  /// The runs that one tree learns from: where there are very many, some of them, others for each
  /// tree (Breiman 1999, "pasting small votes").
  private static int[] some(int[] rows, SplittableRandom random) {
    return rows.length <= MOST_FOR_A_TREE
        ? rows
        : Arrays.copyOf(shuffled(rows.clone(), random), MOST_FOR_A_TREE);
  }

  private Tree tree(Observed observed, int[] rows, SplittableRandom random) {
    return new Tree(
        table(observed, rows), observed.columns().length, Math.max(2, smallest), random);
  }

  /// Runs side by side, each with its outcome behind its factors.
  private static double[] table(Observed observed, int[] rows) {
    var width = observed.columns().length + 1;
    var table = new double[rows.length * width];
    for (var index = 0; index < rows.length; index++) {
      for (var column = 0; column < width - 1; column++) {
        table[index * width + column] = observed.columns()[column][rows[index]];
      }
      table[index * width + width - 1] = observed.outcome()[rows[index]];
    }
    return table;
  }

  /// The mean squared error of what the forest foretells, for each factor with its values
  /// shuffled; last with none shuffled.
  private static double[] errors(List<Tree> forest, Observed unseen, double[][] shuffledColumns) {
    var width = shuffledColumns.length;
    var foretold = new double[width + 1][unseen.rows()];
    for (var tree : forest) {
      tree.addForetold(unseen.columns(), shuffledColumns, foretold);
    }
    return Arrays.stream(foretold)
        .mapToDouble(
            sums -> {
              var squares = 0.0;
              for (var row = 0; row < sums.length; row++) {
                var off = sums[row] / forest.size() - unseen.outcome()[row];
                squares += off * off;
              }
              return squares / sums.length;
            })
        .toArray();
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

  /// A grown tree; nodes lie in arrays, a leaf has the factor -1, and the right branch of a node
  /// lies behind the left one.
  private static final class Tree {
    private final int width;
    private final int smallest;
    private final SplittableRandom random;
    private int[] factor = new int[64];
    private int[] left = new int[64];
    private double[] value = new double[64];
    private int nodes = 1;

    // of the node that is being split, for each factor
    private final double[] low;
    private final double[] high;
    private final double[] limit;
    private final double[] lower;
    private final int[] lowerCount;

    /// @param table runs, which growing brings into the order of the leaves, so that those of a
    ///     node are always side by side
    /// @param width factors
    private Tree(double[] table, int width, int smallest, SplittableRandom random) {
      this.width = width;
      this.smallest = smallest;
      this.random = random;
      this.low = new double[width];
      this.high = new double[width];
      this.limit = new double[width];
      this.lower = new double[width];
      this.lowerCount = new int[width];
      grow(0, table, 0, table.length / (width + 1));
    }

    /// Adds what the tree says of each run, for each factor with its shuffled value, and last with
    /// none shuffled.
    /// Where the way to the leaf doesn't ask for a factor, its value doesn't matter.
    private void addForetold(double[][] columns, double[][] shuffledColumns, double[][] foretold) {
      var asked = new boolean[width];
      for (var row = 0; row < foretold[width].length; row++) {
        Arrays.fill(asked, false);
        var node = 0;
        while (factor[node] >= 0) {
          asked[factor[node]] = true;
          node = next(node, columns[factor[node]][row]);
        }
        for (var changed = 0; changed < width; changed++) {
          foretold[changed][row] +=
              asked[changed]
                  ? of(columns, row, changed, shuffledColumns[changed][row])
                  : value[node];
        }
        foretold[width][row] += value[node];
      }
    }

    private double of(double[][] columns, int row, int changed, double instead) {
      var node = 0;
      while (factor[node] >= 0) {
        node = next(node, factor[node] == changed ? instead : columns[factor[node]][row]);
      }
      return value[node];
    }

    private int next(int node, double here) {
      return left[node] + (here <= value[node] ? 0 : 1);
    }

    private void grow(int node, double[] table, int from, int to) {
      var count = to - from;
      var sum = 0.0;
      for (var row = from; row < to; row++) {
        sum += table[row * (width + 1) + width];
      }
      factor[node] = -1;
      value[node] = sum / count;
      if (count < smallest) {
        return;
      }
      chooseLimits(table, from, to);
      addUp(table, from, to);
      var best = -1;
      // splits that gain no more than rounding are none
      var bestGain = sum * sum / count * (1 + 1e-12);
      for (var column = 0; column < width; column++) {
        if (low[column] < high[column]) {
          var gain = gain(column, sum, count);
          if (gain > bestGain) {
            bestGain = gain;
            best = column;
          }
        }
      }
      if (best < 0) {
        return;
      }
      factor[node] = best;
      value[node] = limit[best];
      var middle = part(best, limit[best], table, from, to);
      var branches = pair();
      left[node] = branches;
      grow(branches, table, from, middle);
      grow(branches + 1, table, middle, to);
    }

    /// For each factor at random between the smallest and the largest value.
    private void chooseLimits(double[] table, int from, int to) {
      Arrays.fill(low, Double.POSITIVE_INFINITY);
      Arrays.fill(high, Double.NEGATIVE_INFINITY);
      for (var row = from; row < to; row++) {
        var at = row * (width + 1);
        for (var column = 0; column < width; column++) {
          low[column] = Math.min(low[column], table[at + column]);
          high[column] = Math.max(high[column], table[at + column]);
        }
      }
      for (var column = 0; column < width; column++) {
        var drawn = low[column] + random.nextDouble() * (high[column] - low[column]);
        limit[column] = Math.min(drawn, Math.nextDown(high[column]));
      }
    }

    /// For each factor the runs up to its limit.
    private void addUp(double[] table, int from, int to) {
      Arrays.fill(lower, 0);
      Arrays.fill(lowerCount, 0);
      for (var row = from; row < to; row++) {
        var at = row * (width + 1);
        var outcome = table[at + width];
        for (var column = 0; column < width; column++) {
          var isLower = table[at + column] <= limit[column];
          lower[column] += isLower ? outcome : 0;
          lowerCount[column] += isLower ? 1 : 0;
        }
      }
    }

    /// Sum of squares between the two parts, but for what is the same for every limit.
    private double gain(int column, double sum, int count) {
      var upper = sum - lower[column];
      return lower[column] * lower[column] / lowerCount[column]
          + upper * upper / (count - lowerCount[column]);
    }

    private int part(int column, double limit, double[] table, int from, int to) {
      var middle = from;
      for (var row = from; row < to; row++) {
        if (table[row * (width + 1) + column] <= limit) {
          for (var index = 0; index <= width; index++) {
            var value = table[row * (width + 1) + index];
            table[row * (width + 1) + index] = table[middle * (width + 1) + index];
            table[middle * (width + 1) + index] = value;
          }
          middle++;
        }
      }
      return middle;
    }

    /// The first of two new nodes.
    private int pair() {
      if (nodes + 2 > factor.length) {
        factor = Arrays.copyOf(factor, 2 * nodes + 2);
        left = Arrays.copyOf(left, 2 * nodes + 2);
        value = Arrays.copyOf(value, 2 * nodes + 2);
      }
      nodes += 2;
      return nodes - 2;
    }
  }
}
