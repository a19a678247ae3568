package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One search of PRIM: the box it has come to, and how it goes on.
final class PrimSearch {

  /// A box that is the current one but for one limit.
  ///
  /// @param objective what the step is worth
  /// @param free factors without a limit in the new box
  /// @param cases in the new box
  private record Candidate(
      double objective,
      int free,
      int factor,
      double low,
      double high,
      long mask,
      int cases,
      int hits) {

    boolean isBetterThan(@Nullable Candidate other) {
      return other == null
          || objective > other.objective
          || objective == other.objective && free > other.free;
    }
  }

  private final Cases cases;
  private final PrimSettings settings;
  private final boolean[] interest;
  private final boolean[] inside;
  private final int[] remaining;
  private final int allOfInterest;

  /// Indices of the factors with an order, continuous ones first.
  private final int[] ordered;

  private final int[] nominal;
  private final SortedColumns sorted;
  private final double[] smallest;
  private final double[] largest;
  private final double[] low;
  private final double[] high;
  private final long[] mask;
  private final long[] everyCategory;
  private final List<Trajectory.Step> steps = new ArrayList<>();
  private int count;
  private int hits;

  PrimSearch(Cases cases, boolean[] remaining, PrimSettings settings) {
    this.cases = cases;
    this.settings = settings;
    this.interest = cases.interest();
    this.inside = remaining.clone();
    this.remaining = Cases.rows(remaining);
    this.allOfInterest = cases.ofInterest();
    var factors = cases.factors();
    var width = factors.size();
    this.nominal = indices(factor -> factors.get(factor).isNominal());
    this.ordered =
        IntStream.concat(
                Arrays.stream(indices(f -> factors.get(f).scale() instanceof Scale.Continuous)),
                Arrays.stream(indices(f -> factors.get(f).scale() instanceof Scale.Ordinal)))
            .toArray();
    this.sorted =
        new SortedColumns(
            Arrays.stream(ordered).mapToObj(f -> factors.get(f).values()).toArray(double[][]::new),
            this.remaining);
    this.smallest = new double[width];
    this.largest = new double[width];
    this.low = new double[width];
    this.high = new double[width];
    this.mask = new long[width];
    this.everyCategory = new long[width];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    for (var factor : ordered) {
      smallest[factor] = cases.rows() == 0 ? 0 : factors.get(factor).smallest();
      largest[factor] = cases.rows() == 0 ? 0 : factors.get(factor).largest();
    }
    for (var factor : nominal) {
      for (var value : factors.get(factor).values()) {
        everyCategory[factor] |= 1L << (int) value;
      }
      mask[factor] = everyCategory[factor];
    }
    this.count = this.remaining.length;
    for (var row : this.remaining) {
      hits += interest[row] ? 1 : 0;
    }
    step();
  }

  private int[] indices(IntPredicate which) {
    return IntStream.range(0, cases.factors().size()).filter(which).toArray();
  }

  Trajectory trajectory() {
    return new Trajectory(steps);
  }

  /// Peels until no peel is worth it or the box would get too small.
  void peel() {
    while (count > 0) {
      var best = bestPeel();
      if (best.isEmpty()
          || best.get().cases >= count
          || !isLargeEnough(best.get().cases)
          || best.get().objective <= 0) {
        return;
      }
      take(best.get());
      leaveOut(best.get().factor);
      step();
    }
  }

  private Optional<Candidate> bestPeel() {
    @Nullable Candidate best = null;
    for (var column = 0; column < ordered.length; column++) {
      var isWhole = cases.factors().get(ordered[column]).scale() instanceof Scale.Ordinal;
      for (var candidate : isWhole ? wholePeels(column) : peels(column)) {
        best = candidate.isBetterThan(best) ? candidate : best;
      }
    }
    for (var factor : nominal) {
      for (var candidate : nominalPeels(factor)) {
        best = candidate.isBetterThan(best) ? candidate : best;
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Candidate> peels(int column) {
    var factor = ordered[column];
    var upper = quantile(column, 1 - settings.peel());
    var lower = quantile(column, settings.peel());
    var toUpper = sorted.countUpTo(column, upper);
    var fromLower = sorted.countBelow(column, lower);
    return List.of(
        between(factor, low[factor], upper, toUpper, hits - hits(column, toUpper, count)),
        between(factor, lower, high[factor], count - fromLower, hits - hits(column, 0, fromLower)));
  }

  /// A peel of whole numbers ends at one of them. Where the strip would end at the limit that is
  /// there already, it takes that number away.
  private List<Candidate> wholePeels(int column) {
    var factor = ordered[column];
    var peels = new ArrayList<Candidate>();
    var upper = Math.floor(quantile(column, 1 - settings.peel()));
    var toUpper =
        upper == Math.min(high[factor], largest[factor])
            ? sorted.countBelow(column, upper)
            : sorted.countUpTo(column, upper);
    if (toUpper > 0) {
      var last = sorted.value(column, toUpper - 1);
      peels.add(between(factor, low[factor], last, toUpper, hits - hits(column, toUpper, count)));
    }
    var lower = Math.floor(quantile(column, settings.peel()));
    var fromLower =
        lower == Math.max(low[factor], smallest[factor])
            ? sorted.countUpTo(column, lower)
            : sorted.countBelow(column, lower);
    if (fromLower < count) {
      var first = sorted.value(column, fromLower);
      peels.add(
          between(
              factor, first, high[factor], count - fromLower, hits - hits(column, 0, fromLower)));
    }
    return peels;
  }

  private List<Candidate> nominalPeels(int factor) {
    if (Long.bitCount(mask[factor]) < 2) {
      return List.of();
    }
    var values = cases.factors().get(factor).values();
    var number = new int[Long.SIZE];
    var found = new int[Long.SIZE];
    for (var row : remaining) {
      if (inside[row]) {
        number[(int) values[row]]++;
        found[(int) values[row]] += interest[row] ? 1 : 0;
      }
    }
    return categories(mask[factor])
        .mapToObj(
            category ->
                oneOf(
                    factor,
                    mask[factor] & ~(1L << category),
                    count - number[category],
                    hits - found[category]))
        .toList();
  }

  private Candidate between(int factor, double from, double to, int newCount, int newHits) {
    var newLow = from <= smallest[factor] ? Double.NEGATIVE_INFINITY : from;
    var newHigh = to >= largest[factor] ? Double.POSITIVE_INFINITY : to;
    var limited = newLow > Double.NEGATIVE_INFINITY || newHigh < Double.POSITIVE_INFINITY;
    return new Candidate(
        settings.objective().of(count, hits, newCount, newHits),
        free(factor, limited),
        factor,
        newLow,
        newHigh,
        0,
        newCount,
        newHits);
  }

  private Candidate oneOf(int factor, long newMask, int newCount, int newHits) {
    return new Candidate(
        settings.objective().of(count, hits, newCount, newHits),
        free(factor, newMask != everyCategory[factor]),
        factor,
        low[factor],
        high[factor],
        newMask,
        newCount,
        newHits);
  }

  /// Factors without a limit if one factor is limited or not.
  private int free(int changed, boolean isLimited) {
    var free = isLimited ? 0 : 1;
    for (var factor = 0; factor < low.length; factor++) {
      free += factor != changed && !isLimited(factor) ? 1 : 0;
    }
    return free;
  }

  private boolean isLimited(int factor) {
    return low[factor] > Double.NEGATIVE_INFINITY
        || high[factor] < Double.POSITIVE_INFINITY
        || mask[factor] != everyCategory[factor];
  }

  private int hits(int column, int from, int to) {
    var found = 0;
    for (var position = from; position < to; position++) {
      found += interest[sorted.row(column, position)] ? 1 : 0;
    }
    return found;
  }

  private double quantile(int column, double share) {
    return quantile(count, share, position -> sorted.value(column, position));
  }

  /// Half-way between the two values about a quantile; where they are equal, the one further
  /// inside the box moves on until they differ, so that values that are the same stay together.
  private static double quantile(int size, double share, IntToDoubleFunction sorted) {
    var at = (size - 1) * share;
    var below = (int) Math.floor(at);
    var above = (int) Math.ceil(at);
    if (share > 0.5) {
      while (below > 0 && sorted.applyAsDouble(below) == sorted.applyAsDouble(above)) {
        below--;
      }
    } else {
      while (above < size - 1 && sorted.applyAsDouble(below) == sorted.applyAsDouble(above)) {
        above++;
      }
    }
    return (sorted.applyAsDouble(below) + sorted.applyAsDouble(above)) / 2;
  }

  private boolean isLargeEnough(int newCount) {
    return (double) newCount / cases.rows() >= settings.smallest();
  }

  private void take(Candidate candidate) {
    low[candidate.factor] = candidate.low;
    high[candidate.factor] = candidate.high;
    mask[candidate.factor] = candidate.mask;
    count = candidate.cases;
    hits = candidate.hits;
  }

  /// Takes the rows out of the box that the new limit on a factor excludes.
  private void leaveOut(int factor) {
    var values = cases.factors().get(factor).values();
    for (var row : remaining) {
      inside[row] = inside[row] && admits(factor, values[row]);
    }
    sorted.keep(inside);
  }

  private boolean admits(int factor, double value) {
    return cases.factors().get(factor).isNominal()
        ? (mask[factor] >>> (int) value & 1) != 0
        : low[factor] <= value && value <= high[factor];
  }

  /// Pastes while the density rises.
  void paste() {
    while (count > 0) {
      var best = bestPaste();
      if (best.isEmpty()
          || best.get().cases <= count
          || !isLargeEnough(best.get().cases)
          || best.get().objective <= 0
          || (double) best.get().hits / best.get().cases <= (double) hits / count) {
        return;
      }
      take(best.get());
      step();
    }
  }

  private Optional<Candidate> bestPaste() {
    var outside = onlyOutsideBy();
    @Nullable Candidate best = null;
    for (var factor : ordered) {
      if (isLimited(factor)) {
        for (var candidate : List.of(lowerPaste(factor, outside), upperPaste(factor, outside))) {
          best = candidate.isBetterThan(best) ? candidate : best;
        }
      }
    }
    for (var factor : nominal) {
      var pastes =
          categories(everyCategory[factor] & ~mask[factor])
              .mapToObj(category -> nominalPaste(factor, category, outside))
              .toList();
      for (var candidate : pastes) {
        best = candidate.isBetterThan(best) ? candidate : best;
      }
    }
    return Optional.ofNullable(best);
  }

  /// For each factor the remaining rows that only its limits keep out; under the index after the
  /// last, the rows of the box.
  private List<int[]> onlyOutsideBy() {
    var width = low.length;
    var limited = indices(this::isLimited);
    var found = new ArrayList<IntStream.Builder>();
    for (var factor = 0; factor <= width; factor++) {
      found.add(IntStream.builder());
    }
    for (var row : remaining) {
      var by = width;
      var times = 0;
      for (var index = 0; index < limited.length && times < 2; index++) {
        var factor = limited[index];
        if (!admits(factor, cases.factors().get(factor).values()[row])) {
          by = factor;
          times++;
        }
      }
      if (times < 2) {
        found.get(by).add(row);
      }
    }
    return found.stream().map(rows -> rows.build().toArray()).toList();
  }

  private Candidate lowerPaste(int factor, List<int[]> outside) {
    var at = Math.max(low[factor], smallest[factor]);
    var strip = strip(factor, outside, smallest[factor], at);
    var from =
        strip.length == 0
            ? smallest[factor]
            : quantile(strip.length, 1 - settings.paste(), position -> strip[position]);
    return pasted(factor, whole(factor, from), high[factor], outside);
  }

  private Candidate upperPaste(int factor, List<int[]> outside) {
    var at = Math.min(high[factor], largest[factor]);
    var strip = strip(factor, outside, at, largest[factor]);
    var to =
        strip.length == 0
            ? largest[factor]
            : quantile(strip.length, settings.paste(), position -> strip[position]);
    return pasted(factor, low[factor], whole(factor, to), outside);
  }

  private double whole(int factor, double value) {
    return cases.factors().get(factor).scale() instanceof Scale.Ordinal ? Math.floor(value) : value;
  }

  /// The values between two ends, sorted, of rows that no other factor keeps out.
  private double[] strip(int factor, List<int[]> outside, double from, double to) {
    var values = cases.factors().get(factor).values();
    return IntStream.concat(
            Arrays.stream(outside.get(factor)), Arrays.stream(outside.get(low.length)))
        .mapToDouble(row -> values[row])
        .filter(value -> from <= value && value <= to)
        .sorted()
        .toArray();
  }

  private Candidate pasted(int factor, double from, double to, List<int[]> outside) {
    var values = cases.factors().get(factor).values();
    var newCount = count;
    var newHits = hits;
    for (var row : outside.get(factor)) {
      if (from <= values[row] && values[row] <= to) {
        newCount++;
        newHits += interest[row] ? 1 : 0;
      }
    }
    return between(factor, from, to, newCount, newHits);
  }

  private Candidate nominalPaste(int factor, int category, List<int[]> outside) {
    var values = cases.factors().get(factor).values();
    var newCount = count;
    var newHits = hits;
    for (var row : outside.get(factor)) {
      if ((int) values[row] == category) {
        newCount++;
        newHits += interest[row] ? 1 : 0;
      }
    }
    return oneOf(factor, mask[factor] | 1L << category, newCount, newHits);
  }

  private static IntStream categories(long of) {
    return IntStream.range(0, Long.SIZE).filter(category -> (of >>> category & 1) != 0);
  }

  private void step() {
    var limits = new LinkedHashMap<String, Limit>();
    for (var factor = 0; factor < low.length; factor++) {
      if (isLimited(factor)) {
        var of = cases.factors().get(factor);
        limits.put(
            of.name(),
            of.isNominal()
                ? new Limit.OneOf(mask[factor])
                : new Limit.Between(low[factor], high[factor]));
      }
    }
    steps.add(
        new Trajectory.Step(
            new Box(limits), new Score(count, hits, cases.rows(), allOfInterest, limits.size())));
  }
}
