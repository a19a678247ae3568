package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A classification tree: cases are split in two, again and again, at the limit on one factor that
/// leaves the two parts purest (by Gini's index), until a part is pure or would get too small.
///
/// A factor with categories is split into those with a higher share of cases of interest and the
/// rest, which for two classes is the best of all splits into two sets. Of equally good splits
/// one on a factor that is limited already is taken, then the first in the order of the factors.
///
/// @see "Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees"
public final class Cart {

  private final double smallest;

  /// @param smallest the share of all cases that a leaf must hold
  public Cart(double smallest) {
    if (!(smallest > 0 && smallest <= 1)) {
      throw new IllegalArgumentException(
          "The share 'smallest' (%s) must be above 0 and at most 1.".formatted(smallest));
    }
    this.smallest = smallest;
  }

  /// A grown tree.
  ///
  /// @param leaves boxes that hold every case once, from left to right
  public record Tree(List<Trajectory.Step> leaves) implements Region {
    public Tree {
      leaves = List.copyOf(leaves);
    }

    /// The leaves in which more than half of the cases are of interest; where there are none, the
    /// densest.
    public List<Trajectory.Step> dense() {
      var dense = leaves.stream().filter(leaf -> leaf.score().density() > 0.5).toList();
      return dense.isEmpty()
          ? List.of(
              leaves.stream()
                  .max(Comparator.comparingDouble(leaf -> leaf.score().density()))
                  .orElseThrow())
          : dense;
    }

    @Override
    public boolean[] holds(Cases cases) {
      var holds = new boolean[cases.rows()];
      for (var leaf : dense()) {
        var inside = leaf.box().holds(cases);
        for (var row = 0; row < holds.length; row++) {
          holds[row] |= inside[row];
        }
      }
      return holds;
    }

    @Override
    public List<String> factors() {
      var factors = new LinkedHashSet<String>();
      dense().forEach(leaf -> factors.addAll(leaf.box().factors()));
      return List.copyOf(factors);
    }
  }

  public Tree grow(Cases cases) {
    if (cases.rows() == 0) {
      throw new IllegalArgumentException("A tree needs cases to grow.");
    }
    var growing = new Growing(cases, Math.max(1, (int) (smallest * cases.rows())));
    growing.grow(IntStream.range(0, cases.rows()).toArray(), Box.everything());
    return new Tree(growing.leaves);
  }

  /// A split of some cases; `left` is what its first part must meet.
  private record Split(double purity, Factor factor, Limit left, Limit right) {}

  private static final class Growing {
    private final Cases cases;
    private final int fewest;
    private final int allOfInterest;
    private final List<Trajectory.Step> leaves = new ArrayList<>();

    private Growing(Cases cases, int fewest) {
      this.cases = cases;
      this.fewest = fewest;
      this.allOfInterest = cases.ofInterest();
    }

    private void grow(int[] rows, Box box) {
      var hits = hits(rows);
      var split = hits == 0 || hits == rows.length ? null : best(rows, hits, box);
      if (split == null) {
        leaves.add(
            new Trajectory.Step(
                box, new Score(rows.length, hits, cases.rows(), allOfInterest, box.dimensions())));
        return;
      }
      grow(select(rows, split.factor, split.left), narrowed(box, split.factor, split.left));
      grow(select(rows, split.factor, split.right), narrowed(box, split.factor, split.right));
    }

    private @Nullable Split best(int[] rows, int hits, Box box) {
      @Nullable Split best = null;
      for (var factor : cases.factors()) {
        var order =
            factor.isNominal()
                ? byDensity(rows, factor)
                : new SortedColumns(new double[][] {factor.values()}, rows).rows(0);
        var left = 0;
        for (var index = 0; index < order.length - 1; index++) {
          left += cases.interest()[order[index]] ? 1 : 0;
          var size = index + 1;
          if (size < fewest || order.length - size < fewest) {
            continue;
          }
          var here = factor.values()[order[index]];
          var next = factor.values()[order[index + 1]];
          if (here == next) {
            continue;
          }
          var purity = purity(size, left) + purity(order.length - size, hits - left);
          if (best == null
              || purity > best.purity
              || purity == best.purity && isSimpler(box, factor, best.factor)) {
            best =
                factor.isNominal()
                    ? categories(purity, factor, order, size)
                    : between(purity, factor, here, next);
          }
        }
      }
      return best;
    }

    private static boolean isSimpler(Box box, Factor factor, Factor best) {
      return box.limits().containsKey(factor.name()) && !box.limits().containsKey(best.name());
    }

    /// The larger, the purer: Gini's index is one less this over the cases, for both classes.
    private static double purity(double size, double hits) {
      return (hits * hits + (size - hits) * (size - hits)) / size;
    }

    private static Split between(double purity, Factor factor, double here, double next) {
      var middle = here + (next - here) / 2;
      var limit = middle < next ? middle : here;
      return new Split(
          purity,
          factor,
          new Limit.Between(Double.NEGATIVE_INFINITY, limit),
          new Limit.Between(Math.nextUp(limit), Double.POSITIVE_INFINITY));
    }

    private static Split categories(double purity, Factor factor, int[] order, int size) {
      var left = 0L;
      for (var index = 0; index < size; index++) {
        left |= 1L << (int) factor.values()[order[index]];
      }
      return new Split(purity, factor, new Limit.OneOf(left), new Limit.OneOf(~left));
    }

    /// The rows by the share of cases of interest in their category, then by category.
    private int[] byDensity(int[] rows, Factor factor) {
      var number = new int[Long.SIZE];
      var found = new int[Long.SIZE];
      for (var row : rows) {
        var category = (int) factor.values()[row];
        number[category]++;
        found[category] += cases.interest()[row] ? 1 : 0;
      }
      var rank = new double[cases.rows()];
      var order =
          IntStream.range(0, Long.SIZE)
              .boxed()
              .filter(category -> number[category] > 0)
              .sorted(
                  Comparator.comparingDouble(
                      category -> (double) found[category] / number[category]))
              .toList();
      for (var row : rows) {
        rank[row] = order.indexOf((int) factor.values()[row]);
      }
      return new SortedColumns(new double[][] {rank}, rows).rows(0);
    }

    private int hits(int[] rows) {
      var hits = 0;
      for (var row : rows) {
        hits += cases.interest()[row] ? 1 : 0;
      }
      return hits;
    }

    private static int[] select(int[] rows, Factor factor, Limit limit) {
      return IntStream.of(rows).filter(row -> limit.admits(factor.values()[row])).toArray();
    }

    private static Box narrowed(Box box, Factor factor, Limit limit) {
      if (!box.limits().containsKey(factor.name())) {
        return box.with(factor.name(), limit);
      }
      var both =
          switch (limit) {
            case Limit.OneOf oneOf when box.limit(factor.name()) instanceof Limit.OneOf before ->
                new Limit.OneOf(oneOf.mask() & before.mask());
            case Limit.Between between
                when box.limit(factor.name()) instanceof Limit.Between before ->
                new Limit.Between(
                    Math.max(between.low(), before.low()), Math.min(between.high(), before.high()));
            default -> throw new IllegalStateException(factor.name() + " has two scales");
          };
      return box.with(factor.name(), both);
    }
  }
}
