package org.jirga.analysis.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How policies rank under each metric, and how far the metrics agree.
///
/// @param metrics titles
/// @param policies in the order of the performance
/// @param values for each metric a value for each policy; more is more robust
/// @param ranks for each metric the rank of each policy, from 1; equal policies share the mean rank
/// @param agreement Kendall's tau-b between each two metrics: 1 the same order, -1 the opposite;
///     NaN where a metric does not tell any two policies apart
public record Ranking(
    List<String> metrics,
    List<String> policies,
    double[][] values,
    double[][] ranks,
    double[][] agreement) {

  public Ranking {
    metrics = List.copyOf(metrics);
    policies = List.copyOf(policies);
  }

  public static Ranking of(Performance performance, List<Metric> metrics) {
    var values = metrics.stream().map(metric -> metric.of(performance)).toArray(double[][]::new);
    return new Ranking(
        metrics.stream().map(Metric::title).toList(),
        performance.policies(),
        values,
        Arrays.stream(values).map(Ranking::ranks).toArray(double[][]::new),
        agreements(values));
  }

  /// For each metric, how far two sets of futures agree on the order of the policies.
  public static double[] agreement(Performance one, Performance other, List<Metric> metrics) {
    return metrics.stream()
        .mapToDouble(metric -> kendall(metric.of(one), metric.of(other)))
        .toArray();
  }

  /// For each policy the number of metrics under which it comes first, alone or with others;
  /// metrics that do not tell any two policies apart do not count.
  public List<Integer> firsts() {
    var firsts = new ArrayList<Integer>();
    for (var policy = 0; policy < policies.size(); policy++) {
      var at = policy;
      firsts.add(
          (int)
              Arrays.stream(ranks)
                  .filter(rank -> Arrays.stream(rank).distinct().count() > 1)
                  .filter(rank -> rank[at] == Arrays.stream(rank).min().orElseThrow())
                  .count());
    }
    return firsts;
  }

  private static double[][] agreements(double[][] values) {
    return Arrays.stream(values)
        .map(one -> Arrays.stream(values).mapToDouble(other -> kendall(one, other)).toArray())
        .toArray(double[][]::new);
  }

  /// From 1 for the largest; NaN comes last.
  private static double[] ranks(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(
            policy -> {
              var better = 0;
              var equal = 0;
              for (var value : values) {
                var order = compare(value, values[policy]);
                better += order > 0 ? 1 : 0;
                equal += order == 0 ? 1 : 0;
              }
              return better + (equal + 1) / 2.0;
            })
        .toArray();
  }

  private static int compare(double one, double other) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return Boolean.compare(Double.isNaN(other), Double.isNaN(one));
    }
    // minus zero is zero
    return Double.compare(one + 0.0, other + 0.0);
  }

  /// Kendall's tau-b, which corrects for ties.
  static double kendall(double[] x, double[] y) {
    var together = 0;
    var apart = 0;
    var tiedX = 0;
    var tiedY = 0;
    var pairs = 0;
    for (var i = 0; i < x.length; i++) {
      for (var j = 0; j < i; j++) {
        var inX = compare(x[i], x[j]);
        var inY = compare(y[i], y[j]);
        pairs++;
        tiedX += inX == 0 ? 1 : 0;
        tiedY += inY == 0 ? 1 : 0;
        together += inX * inY > 0 ? 1 : 0;
        apart += inX * inY < 0 ? 1 : 0;
      }
    }
    var scale = Math.sqrt((double) (pairs - tiedX) * (pairs - tiedY));
    return scale == 0 ? Double.NaN : (together - apart) / scale;
  }
}
