package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// PRIM as the literature describes it, row by row and without any of what makes [Prim] fast: what
/// it finds is what [Prim] must find.
final class PlainPrim {

  /// @param low for each factor; unused for categories
  /// @param high for each factor; unused for categories
  /// @param kinds for each factor the admitted categories; unused for others
  private record Limits(double[] low, double[] high, List<Set<Integer>> kinds) {
    private Limits copy() {
      return new Limits(
          low.clone(),
          high.clone(),
          new ArrayList<>(kinds.stream().<Set<Integer>>map(TreeSet::new).toList()));
    }
  }

  private record Candidate(double objective, int free, Limits limits, int[] rows) {}

  /// @param ends of each restricted factor, or the sum of `2^category`, by its place
  record Step(int cases, int hits, List<List<Double>> ends) {}

  private final Cases cases;
  private final PrimSettings settings;
  private final int[] order;
  private final Limits everything;
  private final List<Step> steps = new ArrayList<>();

  private PlainPrim(Cases cases, PrimSettings settings) {
    this.cases = cases;
    this.settings = settings;
    this.order =
        IntStream.range(0, cases.factors().size())
            .boxed()
            .sorted((a, b) -> Integer.compare(kind(a), kind(b)))
            .mapToInt(it -> it)
            .toArray();
    var width = cases.factors().size();
    var low = new double[width];
    var high = new double[width];
    var kinds = new ArrayList<Set<Integer>>();
    for (var factor = 0; factor < width; factor++) {
      var values = values(factor);
      low[factor] = Arrays.stream(values).min().orElseThrow();
      high[factor] = Arrays.stream(values).max().orElseThrow();
      kinds.add(new TreeSet<>(Arrays.stream(values).mapToObj(it -> (int) it).toList()));
    }
    this.everything = new Limits(low, high, kinds);
  }

  static List<Step> search(Cases cases, PrimSettings settings) {
    var prim = new PlainPrim(cases, settings);
    prim.search();
    return prim.steps;
  }

  private int kind(int factor) {
    return switch (cases.factors().get(factor).scale()) {
      case Scale.Continuous _ -> 0;
      case Scale.Ordinal _ -> 1;
      case Scale.Nominal _ -> 2;
    };
  }

  private double[] values(int factor) {
    return cases.factors().get(factor).values();
  }

  private void search() {
    var now = new Candidate(0, 0, everything, rows(everything));
    add(now);
    for (var next = peel(now); next != null; next = peel(now)) {
      now = next;
      add(now);
    }
    for (var next = paste(now); next != null; next = paste(now)) {
      now = next;
      add(now);
    }
  }

  private void add(Candidate box) {
    var ends = new ArrayList<List<Double>>();
    for (var factor = 0; factor < cases.factors().size(); factor++) {
      if (isRestricted(box.limits, factor)) {
        ends.add(
            kind(factor) == 2
                ? List.of(
                    (double) factor,
                    box.limits.kinds.get(factor).stream().mapToDouble(it -> 1L << it).sum())
                : List.of((double) factor, box.limits.low[factor], box.limits.high[factor]));
      }
    }
    steps.add(new Step(box.rows.length, hits(box.rows), ends));
  }

  private @Nullable Candidate peel(Candidate now) {
    var offers = new ArrayList<Candidate>();
    for (var factor : order) {
      var all = values(factor);
      var column = IntStream.of(now.rows).mapToDouble(row -> all[row]).toArray();
      switch (kind(factor)) {
        case 0 -> {
          var upper = now.limits.copy();
          upper.high[factor] = quantile(column, 1 - settings.peel());
          offers.add(offer(now, upper));
          var lower = now.limits.copy();
          lower.low[factor] = quantile(column, settings.peel());
          offers.add(offer(now, lower));
        }
        case 1 -> {
          wholePeel(now, factor, column, true, offers);
          wholePeel(now, factor, column, false, offers);
        }
        default -> {
          if (now.limits.kinds.get(factor).size() > 1) {
            for (var category : now.limits.kinds.get(factor)) {
              var fewer = now.limits.copy();
              fewer.kinds.get(factor).remove(category);
              offers.add(offer(now, fewer));
            }
          }
        }
      }
    }
    var best = best(offers);
    return best != null
            && best.rows.length < now.rows.length
            && isLargeEnough(best)
            && best.objective > 0
        ? best
        : null;
  }

  private void wholePeel(
      Candidate now, int factor, double[] column, boolean isUpper, List<Candidate> offers) {
    var at = Math.floor(quantile(column, isUpper ? 1 - settings.peel() : settings.peel()));
    var end = isUpper ? now.limits.high[factor] : now.limits.low[factor];
    var kept =
        Arrays.stream(column)
            .filter(
                it -> isUpper ? (at == end ? it < at : it <= at) : (at == end ? it > at : it >= at))
            .toArray();
    if (kept.length > 0) {
      var limits = now.limits.copy();
      if (isUpper) {
        limits.high[factor] = Arrays.stream(kept).max().orElseThrow();
      } else {
        limits.low[factor] = Arrays.stream(kept).min().orElseThrow();
      }
      offers.add(offer(now, limits));
    }
  }

  private @Nullable Candidate paste(Candidate now) {
    var offers = new ArrayList<Candidate>();
    for (var factor : order) {
      if (!isRestricted(now.limits, factor)) {
        continue;
      }
      if (kind(factor) == 2) {
        for (var category : everything.kinds.get(factor)) {
          if (!now.limits.kinds.get(factor).contains(category)) {
            var more = now.limits.copy();
            more.kinds.get(factor).add(category);
            offers.add(offer(now, more));
          }
        }
        continue;
      }
      var below = now.limits.copy();
      below.high[factor] = now.limits.low[factor];
      below.low[factor] = everything.low[factor];
      var lower = now.limits.copy();
      lower.low[factor] = pasted(below, factor, 1 - settings.paste(), everything.low[factor]);
      offers.add(offer(now, lower));
      var above = now.limits.copy();
      above.low[factor] = now.limits.high[factor];
      above.high[factor] = everything.high[factor];
      var upper = now.limits.copy();
      upper.high[factor] = pasted(above, factor, settings.paste(), everything.high[factor]);
      offers.add(offer(now, upper));
    }
    var best = best(offers);
    return best != null
            && best.rows.length > now.rows.length
            && isLargeEnough(best)
            && best.objective > 0
            && density(best.rows) > density(now.rows)
        ? best
        : null;
  }

  private double pasted(Limits strip, int factor, double share, double otherwise) {
    var column = IntStream.of(rows(strip)).mapToDouble(row -> values(factor)[row]).toArray();
    var at = column.length == 0 ? otherwise : quantile(column, share);
    return kind(factor) == 1 ? Math.floor(at) : at;
  }

  private static @Nullable Candidate best(List<Candidate> offers) {
    @Nullable Candidate best = null;
    for (var offer : offers) {
      if (best == null
          || offer.objective > best.objective
          || offer.objective == best.objective && offer.free > best.free) {
        best = offer;
      }
    }
    return best;
  }

  private Candidate offer(Candidate now, Limits limits) {
    var rows = rows(limits);
    var gain = density(rows) - density(now.rows);
    var change = Math.abs(now.rows.length - rows.length);
    var objective =
        switch (settings.objective()) {
          case ORIGINAL -> rows.length == 0 ? -1 : density(rows);
          case LENIENT1 -> gain == 0 ? 0 : gain / change;
          case LENIENT2 -> gain == 0 ? 0 : rows.length * gain / change;
        };
    var free =
        (int)
            IntStream.range(0, cases.factors().size())
                .filter(factor -> !isRestricted(limits, factor))
                .count();
    return new Candidate(objective, free, limits, rows);
  }

  private int[] rows(Limits limits) {
    return IntStream.range(0, cases.rows())
        .filter(
            row ->
                IntStream.range(0, cases.factors().size())
                    .allMatch(
                        factor -> {
                          var value = values(factor)[row];
                          return kind(factor) == 2
                              ? limits.kinds.get(factor).contains((int) value)
                              : limits.low[factor] <= value && value <= limits.high[factor];
                        }))
        .toArray();
  }

  private boolean isRestricted(Limits limits, int factor) {
    return kind(factor) == 2
        ? !limits.kinds.get(factor).equals(everything.kinds.get(factor))
        : limits.low[factor] > everything.low[factor]
            || limits.high[factor] < everything.high[factor];
  }

  private boolean isLargeEnough(Candidate box) {
    return (double) box.rows.length / cases.rows() >= settings.smallest();
  }

  private int hits(int[] rows) {
    return (int) IntStream.of(rows).filter(row -> cases.interest()[row]).count();
  }

  private double density(int[] rows) {
    return rows.length == 0 ? 0 : (double) hits(rows) / rows.length;
  }

  /// The mean of two values that differ, about a quantile.
  private static double quantile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var at = (sorted.length - 1) * share;
    var below = (int) Math.floor(at);
    var above = (int) Math.ceil(at);
    while (share > 0.5 && below > 0 && sorted[below] == sorted[above]) {
      below--;
    }
    while (share <= 0.5 && above < sorted.length - 1 && sorted[below] == sorted[above]) {
      above++;
    }
    return (sorted[below] + sorted[above]) / 2;
  }
}
