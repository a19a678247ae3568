package org.jirga.analysis.discovery;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.PermutationSampler;

/// How often a search among a random part of the cases, with the same settings, limits the same
/// factors: a limit that comes and goes with the sample is no finding.
///
/// @see "Bryant and Lempert (2010), section 3.2"
public final class Resampling {

  private final PrimSettings settings;
  private final int times;
  private final double share;
  private final long seed;

  /// @param times that a part is drawn
  /// @param share of the cases in a part
  public Resampling(PrimSettings settings, int times, double share, long seed) {
    if (times < 1 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%d parts of the share %s cannot be drawn.".formatted(times, share));
    }
    this.settings = settings;
    this.times = times;
    this.share = share;
    this.seed = seed;
  }

  /// @param byCoverage share of the parts in which the box whose coverage is nearest limits the
  ///     factor
  /// @param byDensity the same for the box whose density is nearest
  public record Reproduced(double byCoverage, double byDensity) {}

  /// For each factor, in the order of the table, how often it is limited in boxes like this one.
  public Map<String, Reproduced> of(Cases cases, Box box) {
    var wanted = cases.score(box);
    var names = cases.factors().stream().map(Factor::name).toList();
    var coverage = new int[names.size()];
    var density = new int[names.size()];
    for (var time = 0; time < times; time++) {
      var steps = new Prim(settings).search(cases.select(part(cases.rows(), time))).steps();
      count(
          nearest(
              steps,
              step -> Math.abs(step.score().coverage() - wanted.coverage()),
              step -> step.score().density()),
          names,
          coverage);
      count(
          nearest(
              steps,
              step -> Math.abs(step.score().density() - wanted.density()),
              step -> step.score().coverage()),
          names,
          density);
    }
    var reproduced = new LinkedHashMap<String, Reproduced>();
    for (var index = 0; index < names.size(); index++) {
      reproduced.put(
          names.get(index),
          new Reproduced((double) coverage[index] / times, (double) density[index] / times));
    }
    return reproduced;
  }

  private static void count(Box box, List<String> names, int[] counts) {
    box.factors().forEach(factor -> counts[names.indexOf(factor)]++);
  }

  /// Of boxes that are equally near the better one: many have all of the coverage, the first of
  /// them without a limit.
  private static Box nearest(
      List<Trajectory.Step> steps,
      ToDoubleFunction<Trajectory.Step> distance,
      ToDoubleFunction<Trajectory.Step> better) {
    return steps.stream()
        .min(
            Comparator.comparingDouble(distance)
                .thenComparing(Comparator.comparingDouble(better).reversed()))
        .orElseThrow()
        .box();
  }

  private int[] part(int rows, int time) {
    var order = IntStream.range(0, rows).toArray();
    PermutationSampler.shuffle(new Philox4x64(new long[] {seed, 1, 0, time, 0, 0}), order);
    return IntStream.range(0, Math.max(1, (int) Math.round(rows * share)))
        .map(index -> order[index])
        .sorted()
        .toArray();
  }
}
