package org.jirga.analysis.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One method on one sample: an index with an interval for each factor, how the indices came about
/// as runs were added, and whether there are enough.
///
/// The intervals come from random halves of the sample: for an index that uses n runs, the spread
/// between halves is the spread between samples of n (the delete-half jackknife). Runs drawn twice,
/// as a bootstrap has them, would be ties that look like sensitivity. Of large samples smaller
/// parts are taken, and their spread is brought to that of the whole: variances fall with the
/// number of runs.
///
/// @param method title
/// @param runs that had an outcome
/// @param estimates for each factor
/// @param trace the indices from ever more of the runs
/// @see "Shao and Wu (1989), Ann. Stat. 17, 1176"
public record Sensitivity(
    String method, List<String> factors, int runs, List<Estimate> estimates, List<Stage> trace) {

  private static final int PARTS = 40;
  private static final int MOST_IN_A_PART = 4_096;
  private static final double Z = 1.959963984540054;

  /// An interval narrower than this to both sides settles the order of what matters.
  private static final double WANTED = 0.05;

  /// The indices from the first so many runs.
  public record Stage(int runs, double[] indices) {}

  public Sensitivity {
    factors = List.copyOf(factors);
    estimates = List.copyOf(estimates);
    trace = List.copyOf(trace);
  }

  /// @param seed of the halves and of what the method draws
  public static Sensitivity of(Method method, Observed observed, long seed) {
    var known = observed.known();
    var indices = method.of(known, seed);
    var spreads = spreads(method, known, seed);
    var estimates =
        IntStream.range(0, indices.length)
            .mapToObj(
                factor ->
                    new Estimate(
                        indices[factor],
                        indices[factor] - Z * spreads[factor],
                        indices[factor] + Z * spreads[factor]))
            .toList();
    return new Sensitivity(
        method.title(),
        known.factors(),
        known.rows(),
        estimates,
        trace(method, known, seed, indices));
  }

  private static double[] spreads(Method method, Observed known, long seed) {
    var random = new SplittableRandom(seed);
    var width = known.factors().size();
    var size = Math.min(known.rows() / 2, MOST_IN_A_PART);
    var sums = new double[width];
    var squares = new double[width];
    for (var time = 0; time < PARTS / 2; time++) {
      var order = shuffled(known.rows(), random);
      for (var part :
          List.of(Arrays.copyOf(order, size), Arrays.copyOfRange(order, size, 2 * size))) {
        var indices = method.of(known.select(part), seed);
        for (var factor = 0; factor < width; factor++) {
          sums[factor] += indices[factor];
          squares[factor] += indices[factor] * indices[factor];
        }
      }
    }
    var scale = (double) size / (known.rows() - size);
    return IntStream.range(0, width)
        .mapToDouble(
            factor -> {
              var mean = sums[factor] / PARTS;
              var variance = Math.max(0, squares[factor] - PARTS * mean * mean) / (PARTS - 1);
              return Math.sqrt(scale * variance);
            })
        .toArray();
  }

  private static int[] shuffled(int rows, SplittableRandom random) {
    var order = IntStream.range(0, rows).toArray();
    for (var last = rows - 1; last > 0; last--) {
      var other = random.nextInt(last + 1);
      var row = order[last];
      order[last] = order[other];
      order[other] = row;
    }
    return order;
  }

  private static List<Stage> trace(Method method, Observed known, long seed, double[] indices) {
    var stages = new ArrayList<Stage>();
    for (var part = 8; part > 1; part /= 2) {
      var first = IntStream.range(0, known.rows() / part).toArray();
      stages.add(new Stage(first.length, method.of(known.select(first), seed)));
    }
    stages.add(new Stage(known.rows(), indices));
    return stages;
  }

  /// The factors from the largest index to the smallest, by size; those without one are left out.
  public List<Integer> order() {
    return IntStream.range(0, factors.size())
        .boxed()
        .filter(factor -> !Double.isNaN(estimates.get(factor).value()))
        .sorted(
            (a, b) ->
                Double.compare(
                    Math.abs(estimates.get(b).value()), Math.abs(estimates.get(a).value())))
        .toList();
  }

  /// How many runs would make the widest interval narrow enough, since it narrows with their root;
  /// the runs there are where it is already.
  public long advised() {
    var widest =
        estimates.stream()
            .mapToDouble(Estimate::halfWidth)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    var more = widest / WANTED;
    return more <= 1 ? runs : (long) Math.ceil(runs * more * more);
  }
}
