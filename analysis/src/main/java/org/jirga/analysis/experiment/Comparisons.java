package org.jirga.analysis.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.experiment.StudyResults.Divided;
import org.jirga.analysis.study.Attribution;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Measure.Direction;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;

/// Compares arms run by run: the same future under two policies, or with and without a channel.
final class Comparisons {

  private static final double CONFIDENCE = 0.95;

  private final Study study;
  private final Sample sample;

  Comparisons(Study study, Sample sample) {
    this.study = study;
    this.sample = sample;
  }

  /// Each policy but the baseline against it, for each measure.
  List<Comparison> withBaseline() {
    var baseline = sample.outcomes(Arm.of(study.baseline()));
    return study.policies().stream()
        .map(Policy::name)
        .filter(name -> !name.equals(study.baseline()))
        .flatMap(
            name -> {
              var outcomes = sample.outcomes(Arm.of(name));
              return IntStream.range(0, study.measures().size())
                  .mapToObj(
                      index -> compare(name, index, outcomes.get(index), baseline.get(index)));
            })
        .toList();
  }

  private Comparison compare(String policy, int index, Values with, Values without) {
    var measure = study.measures().get(index);
    var differences = with.minus(without);
    var statistics = new ExactQuantiles(1);
    var quantiles = statistics.of(differences);
    var interval = medianInterval(statistics, differences);
    var signs = signs(differences);
    var isHigherBetter = measure.better() == Direction.HIGHER;
    return new Comparison(
        policy,
        measure.outcome().name(),
        quantiles,
        interval[0],
        interval[1],
        new Share(isHigherBetter ? signs.above : signs.below, statistics.size(0)),
        new Share(isHigherBetter ? signs.below : signs.above, statistics.size(0)));
  }

  /// How many differences are above 0, and below.
  private record Signs(long above, long below) {}

  private static Signs signs(Values differences) {
    var above = 0L;
    var below = 0L;
    for (var from = 0; from < differences.rows(); from += Values.PIECE) {
      var to = Math.min(from + Values.PIECE, differences.rows());
      for (var difference : differences.read(from, to)) {
        above += difference > 0 ? 1 : 0;
        below += difference < 0 ? 1 : 0;
      }
    }
    return new Signs(above, below);
  }

  /// What each of two channels accounts for.
  List<Divided> divide(Attribution attribution) {
    var whole = sample.outcomes(Arm.of(study.baseline()));
    var noFirst = sample.outcomes(Arm.of(study.baseline()).with(attribution.first()));
    var noSecond = sample.outcomes(Arm.of(study.baseline()).with(attribution.second()));
    var neither =
        sample.outcomes(
            Arm.of(study.baseline()).with(attribution.first()).with(attribution.second()));
    return attribution.measures().stream()
        .map(this::index)
        .map(
            index -> {
              var first = whole.get(index).minus(noFirst.get(index));
              var second = whole.get(index).minus(noSecond.get(index));
              var rest = noSecond.get(index).minus(neither.get(index));
              return new Divided(
                  name(index),
                  whole.get(index).quantiles(),
                  first.quantiles(),
                  second.quantiles(),
                  neither.get(index).quantiles(),
                  first.minus(rest).quantiles());
            })
        .toList();
  }

  private int index(String measure) {
    return IntStream.range(0, study.measures().size())
        .filter(index -> name(index).equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private String name(int measure) {
    Measure of = study.measures().get(measure);
    return of.outcome().name();
  }

  /// An interval that holds the median with at least 95 % confidence whatever the distribution: two
  /// order statistics. NaN where there are too few values for one.
  static double[] medianInterval(Values values) {
    var statistics = new ExactQuantiles(1);
    statistics.of(values);
    return medianInterval(statistics, values);
  }

  private static double[] medianInterval(ExactQuantiles statistics, Values values) {
    var known = statistics.size(0);
    var below = rank((int) known);
    return below < 1
        ? new double[] {Double.NaN, Double.NaN}
        : statistics.at(values, below - 1, known - below);
  }

  /// The largest rank, from 1, such that fewer than so many of n values lie below the median with a
  /// chance of at most 2.5 %.
  private static int rank(int n) {
    if (n == 0) {
      return 0;
    }
    var below = new BinomialDistribution(n, 0.5);
    var tail = (1 - CONFIDENCE) / 2;
    var rank = below.inverseCumulativeProbability(tail);
    // the smallest count that reaches the tail may pass it
    return below.cumulativeProbability(rank) <= tail ? rank + 1 : rank;
  }
}
