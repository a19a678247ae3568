package org.jirga.analysis.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rotated axes, boxes with few limits and how often limits come back, each beside what its paper
/// says, written down plainly.
class PrimVariantsAgainstPlainTest {

  private static final PrimSettings SETTINGS = new PrimSettings(0.1, 0.1, 0.05, Objective.LENIENT1);

  private static final double ROUNDING = 1e-9;

  /// Numbers of different spread that hang together, whole numbers, kinds; one factor is the same
  /// in all cases. Of interest is one side of a slanted line, with noise, in some kinds.
  private static Cases table(int seed, int rows) {
    var random = new SplittableRandom(seed);
    var a = random.doubles(rows, 0, 1000).toArray();
    var b = Arrays.stream(a).map(it -> 0.002 * it + random.nextDouble() * 0.7).toArray();
    var whole = random.ints(rows, 1, 8).asDoubleStream().toArray();
    var kinds = random.ints(rows, 0, 5).asDoubleStream().toArray();
    var none = random.doubles(rows, -1, 1).toArray();
    var same = new double[rows];
    Arrays.fill(same, 0.1);
    var interest = new boolean[rows];
    for (var row = 0; row < rows; row++) {
      interest[row] =
          a[row] / 1000 - b[row] / 3 + whole[row] / 20 + random.nextDouble() * 0.1
              > (kinds[row] == 1 ? 0.45 : 0.55);
    }
    return new Cases(
        List.of(
            Factor.continuous("a", a),
            Factor.continuous("same", same),
            Factor.nominal("kinds", List.of("p", "q", "r", "s", "t"), kinds),
            Factor.continuous("b", b),
            Factor.ordinal("whole", whole),
            Factor.continuous("none", none)),
        interest);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void axesAreThoseAlongWhichCasesOfInterestAreSpreadMostAndLeast(int seed) {
    var cases = table(seed, 150);
    var rotation = Rotation.of(cases);
    assertThat(rotation.factors()).containsExactly("a", "same", "b", "whole", "none");
    var scaled = rotation.factors().stream().map(it -> scaled(cases.factor(it).values())).toList();
    var spread = covariance(scaled, cases.interest());
    var axes = rotation.weights();
    var before = Double.POSITIVE_INFINITY;
    for (var axis = 0; axis < axes.length; axis++) {
      for (var other = 0; other <= axis; other++) {
        assertThat(product(axes[axis], axes[other]))
            .isCloseTo(other == axis ? 1 : 0, within(ROUNDING));
      }
      // what the covariance makes of an axis is the axis, as long as the spread along it
      var turned = Arrays.stream(spread).mapToDouble(it -> 0).toArray();
      for (var row = 0; row < turned.length; row++) {
        turned[row] = product(spread[row], axes[axis]);
      }
      var along = product(turned, axes[axis]);
      for (var row = 0; row < turned.length; row++) {
        assertThat(turned[row]).isCloseTo(along * axes[axis][row], within(ROUNDING));
      }
      assertThat(along).isLessThanOrEqualTo(before + ROUNDING);
      before = along;
    }
    var turned = rotation.apply(cases);
    assertThat(turned.factors().stream().map(Factor::name))
        .containsExactly("r_0", "r_1", "r_2", "r_3", "r_4", "kinds");
    for (var axis = 0; axis < axes.length; axis++) {
      for (var row = 0; row < cases.rows(); row++) {
        var sum = 0.0;
        for (var factor = 0; factor < scaled.size(); factor++) {
          sum += axes[axis][factor] * scaled.get(factor)[row];
        }
        assertThat(turned.factors().get(axis).values()[row]).isCloseTo(sum, within(ROUNDING));
      }
    }
  }

  @Test
  void constantFactorTurnsNothing() {
    var cases = table(1, 150);
    var rotation = Rotation.of(cases);
    var place = rotation.factors().indexOf("same");
    assertThat(rotation.deviations()[place]).isEqualTo(1);
    // an axis of its own, along which nothing is spread
    assertThat(rotation.weights()[4][place]).isCloseTo(1, within(ROUNDING));
    assertThat(Arrays.stream(rotation.apply(cases).factors().get(4).values()))
        .allMatch(it -> Math.abs(it) < ROUNDING);
  }

  @Test
  void twoCasesOfInterestSpreadAlongTheLineThroughThem() {
    var x = new double[] {0, 1, 2, 3};
    var y = new double[] {3, 1, 2, 0};
    var cases =
        new Cases(
            List.of(Factor.continuous("x", x), Factor.continuous("y", y)),
            new boolean[] {true, false, false, true});
    var axis = Rotation.of(cases).weights()[0];
    assertThat(axis[0]).isCloseTo(Math.sqrt(0.5), within(ROUNDING));
    assertThat(axis[1]).isCloseTo(-Math.sqrt(0.5), within(ROUNDING));
  }

  private static double[] scaled(double[] values) {
    var mean = Arrays.stream(values).average().orElseThrow();
    var deviation =
        Math.sqrt(
            Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum() / (values.length - 1));
    return Arrays.stream(values)
        .map(it -> (it - mean) / (deviation < 1e-12 ? 1 : deviation))
        .toArray();
  }

  private static double[][] covariance(List<double[]> columns, boolean[] of) {
    var rows = IntStream.range(0, of.length).filter(row -> of[row]).toArray();
    var covariance = new double[columns.size()][columns.size()];
    for (var i = 0; i < covariance.length; i++) {
      for (var j = 0; j < covariance.length; j++) {
        var x = columns.get(i);
        var y = columns.get(j);
        var meanX = IntStream.of(rows).mapToDouble(row -> x[row]).average().orElseThrow();
        var meanY = IntStream.of(rows).mapToDouble(row -> y[row]).average().orElseThrow();
        covariance[i][j] =
            IntStream.of(rows).mapToDouble(row -> (x[row] - meanX) * (y[row] - meanY)).sum()
                / (rows.length - 1);
      }
    }
    return covariance;
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(it -> one[it] * other[it]).sum();
  }

  /// The chance of at least so many hits, added up from the binomial distribution.
  private static double chance(int hits, int trials, double share) {
    if (share >= 1) {
      return 1;
    }
    var term = Math.pow(1 - share, trials);
    var sum = hits == 0 ? term : 0;
    for (var found = 1; found <= trials; found++) {
      term *= share / (1 - share) * (trials - found + 1) / found;
      sum += found >= hits ? term : 0;
    }
    return Math.min(1, sum);
  }

  /// Of each end of each limit, with the factor that it is of.
  private record End(String factor, double chance) {}

  private static List<End> ends(Cases cases, Box box) {
    var ends = new ArrayList<End>();
    for (var name : box.factors()) {
      var limit = box.limit(name);
      var freed = new ArrayList<Box>();
      switch (limit) {
        case Limit.OneOf _ -> freed.add(box.without(name));
        case Limit.Between(var low, var high) -> {
          if (low > Double.NEGATIVE_INFINITY) {
            freed.add(box.with(name, new Limit.Between(Double.NEGATIVE_INFINITY, high)));
          }
          if (high < Double.POSITIVE_INFINITY) {
            freed.add(box.with(name, new Limit.Between(low, Double.POSITIVE_INFINITY)));
          }
        }
      }
      for (var without : freed) {
        var inside = counted(cases, box);
        var outside = counted(cases, without);
        ends.add(new End(name, chance(inside[1], inside[0], (double) outside[1] / outside[0])));
      }
    }
    return ends;
  }

  /// Cases in a box, and those of interest.
  private static int[] counted(Cases cases, Box box) {
    var counts = new int[2];
    for (var row = 0; row < cases.rows(); row++) {
      var at = row;
      if (box.factors().stream()
          .allMatch(it -> box.limit(it).admits(cases.factor(it).values()[at]))) {
        counts[0]++;
        counts[1] += cases.interest()[row] ? 1 : 0;
      }
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void frontHasEveryBoxOfEveryCombinationThatNoneBeats(int seed) {
    var cases = table(seed, 200);
    // all boxes of searches among all combinations of the factors that a first search limits well
    var first = new Prim(SETTINGS).search(cases).steps();
    var names = new LinkedHashSet<String>();
    var good = new TreeSet<String>();
    for (var step : first) {
      names.addAll(step.box().factors());
      ends(cases, step.box()).stream()
          .filter(it -> it.chance() <= 0.05)
          .forEach(it -> good.add(it.factor()));
    }
    var factors = names.stream().filter(good::contains).toList();
    var boxes = new LinkedHashSet<Box>();
    first.forEach(step -> boxes.add(step.box()));
    for (var some : combinations(factors)) {
      new Prim(SETTINGS).search(cases.only(some)).steps().forEach(step -> boxes.add(step.box()));
    }
    var kept =
        boxes.stream()
            .filter(box -> ends(cases, box).stream().allMatch(it -> it.chance() <= 0.05))
            .toList();
    var front = new LinkedHashSet<Box>();
    for (var box : kept) {
      var score = counted(cases, box);
      if (kept.stream()
          .filter(it -> it.dimensions() == box.dimensions())
          .noneMatch(
              other -> {
                var its = counted(cases, other);
                var density = (double) its[1] / its[0] - (double) score[1] / score[0];
                return its[1] >= score[1] && density >= 0 && (its[1] > score[1] || density > 0);
              })) {
        front.add(box);
      }
    }
    var found = new ConstrainedPrim(SETTINGS, 0.05).front(cases);
    assertThat(found.stream().map(Trajectory.Step::box).map(Box::limits))
        .containsExactlyInAnyOrderElementsOf(front.stream().map(Box::limits).toList());
    assertThat(found).isNotEmpty();
    assertThat(found.stream().map(it -> it.score().dimensions())).isSorted();
  }

  private static List<List<String>> combinations(List<String> names) {
    var all = new ArrayList<List<String>>();
    all.add(List.of());
    for (var name : names) {
      for (var shorter : List.copyOf(all)) {
        var longer = new ArrayList<>(shorter);
        longer.add(name);
        all.add(longer);
      }
    }
    return all.stream().filter(it -> !it.isEmpty()).toList();
  }

  @Test
  void quasiPOfEveryEndIsTheTailOfTheBinomialDistribution() {
    var cases = table(5, 300);
    for (var step : new Prim(SETTINGS).search(cases).steps()) {
      var found = QuasiP.of(cases, step.box());
      assertThat(found.keySet()).isEqualTo(new LinkedHashSet<>(step.box().factors()));
      var own = new ArrayList<Double>();
      found
          .values()
          .forEach(
              it -> {
                it.low().ifPresent(own::add);
                it.high().ifPresent(own::add);
              });
      var plain = ends(cases, step.box());
      assertThat(own).hasSameSizeAs(plain);
      for (var index = 0; index < own.size(); index++) {
        assertThat(own.get(index)).isCloseTo(plain.get(index).chance(), within(ROUNDING));
      }
    }
  }

  @Test
  void limitsComeBackAsOftenAsInHalvesDrawnByAnotherGenerator() {
    var cases = table(7, 240);
    var box =
        new Prim(SETTINGS)
            .search(cases).steps().stream()
                .filter(it -> it.score().dimensions() >= 2)
                .findFirst()
                .orElseThrow()
                .box();
    var times = 400;
    var found = new Resampling(SETTINGS, times, 0.5, 1).of(cases, box);
    var score = counted(cases, box);
    var random = new SplittableRandom(99);
    var byCoverage = new int[cases.factors().size()];
    var byDensity = new int[cases.factors().size()];
    for (var time = 0; time < times; time++) {
      var half = half(random, cases.rows());
      var part = cases.select(half);
      var steps = new Prim(SETTINGS).search(part).steps();
      count(
          nearest(
              steps,
              it -> Math.abs(coverage(it) - (double) score[1] / cases.ofInterest()),
              it -> density(it)),
          cases,
          byCoverage);
      count(
          nearest(
              steps,
              it -> Math.abs(density(it) - (double) score[1] / score[0]),
              it -> coverage(it)),
          cases,
          byDensity);
    }
    var names = cases.factors().stream().map(Factor::name).toList();
    for (var factor = 0; factor < names.size(); factor++) {
      var it = Objects.requireNonNull(found.get(names.get(factor)));
      // three standard errors of the difference of two shares of 400
      var error = 3 * Math.sqrt(2 * 0.25 / times);
      assertThat(it.byCoverage())
          .as(names.get(factor))
          .isCloseTo((double) byCoverage[factor] / times, within(error));
      assertThat(it.byDensity())
          .as(names.get(factor))
          .isCloseTo((double) byDensity[factor] / times, within(error));
    }
  }

  private static int[] half(SplittableRandom random, int rows) {
    Set<Integer> half = new TreeSet<>();
    while (half.size() < rows / 2) {
      half.add(random.nextInt(rows));
    }
    return half.stream().mapToInt(it -> it).toArray();
  }

  private static double coverage(Trajectory.Step step) {
    return (double) step.score().ofInterest() / step.score().allOfInterest();
  }

  private static double density(Trajectory.Step step) {
    return (double) step.score().ofInterest() / step.score().cases();
  }

  private static Box nearest(
      List<Trajectory.Step> steps,
      ToDoubleFunction<Trajectory.Step> distance,
      ToDoubleFunction<Trajectory.Step> better) {
    var best = steps.getFirst();
    for (var step : steps) {
      var order = Double.compare(distance.applyAsDouble(step), distance.applyAsDouble(best));
      if (order < 0 || order == 0 && better.applyAsDouble(step) > better.applyAsDouble(best)) {
        best = step;
      }
    }
    return best.box();
  }

  private static void count(Box box, Cases cases, int[] counts) {
    for (var factor = 0; factor < counts.length; factor++) {
      counts[factor] += box.factors().contains(cases.factors().get(factor).name()) ? 1 : 0;
    }
  }

  @Test
  void oneClassAloneAndConstantFactorsEndWithoutABox() {
    var cases = table(3, 120);
    for (var all : List.of(false, true)) {
      var interest = new boolean[cases.rows()];
      Arrays.fill(interest, all);
      var one = new Cases(cases.factors(), interest);
      var prim = new Prim(SETTINGS);
      assertThat(prim.search(one).steps().getLast().box().dimensions()).isZero();
      assertThat(BoxRule.usual().chooseSeveral(one, prim, 3)).isEmpty();
      assertThat(new ConstrainedPrim(SETTINGS, 0.05).front(one))
          .allMatch(it -> it.box().dimensions() == 0);
      assertThat(new Resampling(SETTINGS, 5, 0.5, 1).of(one, Box.everything()).values())
          .allMatch(it -> it.byCoverage() == 0 && it.byDensity() == 0);
    }
    var same = cases.only(List.of("same"));
    assertThat(new Prim(SETTINGS).search(same).steps()).hasSize(1);
    assertThat(BoxRule.usual().chooseSeveral(same, new Prim(SETTINGS), 3)).isEmpty();
  }

  @Test
  void everyOneOfManyKindsIsTold() {
    var random = new SplittableRandom(8);
    var rows = 2_000;
    var labels = IntStream.range(0, 63).mapToObj(it -> "k" + it).toList();
    var kinds = random.ints(rows, 0, 63).asDoubleStream().toArray();
    var x = random.doubles(rows).toArray();
    var interest = new boolean[rows];
    for (var row = 0; row < rows; row++) {
      interest[row] = kinds[row] == 0 || kinds[row] == 31 || kinds[row] == 32 || kinds[row] == 62;
    }
    var cases =
        new Cases(
            List.of(Factor.nominal("kinds", labels, kinds), Factor.continuous("x", x)), interest);
    var last = new Prim(SETTINGS).search(cases).steps().getLast();
    assertThat(last.score().density()).isEqualTo(1);
    assertThat(last.score().coverage()).isEqualTo(1);
    assertThat(last.box().limits().get("kinds"))
        .isEqualTo(new Limit.OneOf(1L | 1L << 31 | 1L << 32 | 1L << 62));
    assertThat(QuasiP.of(cases, last.box()).values().iterator().next().smallest())
        .isLessThan(1e-50);
  }
}
