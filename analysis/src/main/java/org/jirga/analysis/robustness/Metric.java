package org.jirga.analysis.robustness;

import java.util.Arrays;
import java.util.List;

/// The eleven robustness metrics of McPhail et al. (2018). Of each, more is more robust.
///
/// A percentile is the performance in one of the futures, the nearest by rank.
///
/// @see "McPhail et al. (2018), Earth's Future 6, 169, doi 10.1002/2017EF000649"
public sealed interface Metric {

  /// One value for each policy.
  double[] of(Performance performance);

  /// As the literature calls it.
  String title();

  /// All eleven, with the weights and shares that the paper uses.
  ///
  /// @param threshold from which performance satisfies
  static List<Metric> all(double threshold) {
    return List.of(
        new Maximin(),
        new Maximax(),
        new Hurwicz(0.75),
        new Laplace(),
        new MinimaxRegret(),
        new PercentileRegret(0.1),
        new MeanVariance(),
        new UndesirableDeviations(),
        new Skewness(),
        new Peakedness(),
        new Domain(threshold, false));
  }

  /// The performance in the worst future (Wald).
  record Maximin() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(performance.values(), sorted -> sorted[0]);
    }

    @Override
    public String title() {
      return "Maximin";
    }
  }

  /// The performance in the best future.
  record Maximax() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(performance.values(), sorted -> sorted[sorted.length - 1]);
    }

    @Override
    public String title() {
      return "Maximax";
    }
  }

  /// Worst and best future, weighted.
  ///
  /// @param pessimism weight of the worst
  record Hurwicz(double pessimism) implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(
          performance.values(),
          sorted -> pessimism * sorted[0] + (1 - pessimism) * sorted[sorted.length - 1]);
    }

    @Override
    public String title() {
      return "Hurwicz's optimism-pessimism rule";
    }
  }

  /// The mean over all futures.
  record Laplace() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(performance.values(), Metric::mean);
    }

    @Override
    public String title() {
      return "Laplace's insufficient reason";
    }
  }

  /// The largest regret (Savage), with the sign turned.
  record MinimaxRegret() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(performance.regrets(), sorted -> 0 - sorted[sorted.length - 1]);
    }

    @Override
    public String title() {
      return "Minimax regret";
    }
  }

  /// The regret that is exceeded in a share of the futures, with the sign turned: for 0.1 what the
  /// literature calls the 90th percentile.
  record PercentileRegret(double worse) implements Metric {
    @Override
    public double[] of(Performance performance) {
      // the percentile is taken of regret with the sign turned, as of all performance: a place
      // half-way between two futures would otherwise be rounded the other way
      return each(
          performance.regrets(),
          sorted -> 0 - sorted[sorted.length - 1 - place(sorted.length, worse)]);
    }

    @Override
    public String title() {
      return "Percentile minimax regret";
    }
  }

  /// The mean, made smaller by the spread: (mean + 1) / (standard deviation + 1).
  record MeanVariance() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(performance.values(), sorted -> (mean(sorted) + 1) / (deviation(sorted) + 1));
    }

    @Override
    public String title() {
      return "Mean-variance";
    }
  }

  /// How far, on average, the worse half of the futures is below the median.
  record UndesirableDeviations() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(
          performance.values(),
          sorted -> {
            var median = median(sorted);
            var worse = (sorted.length + 1) / 2;
            var sum = 0.0;
            for (var index = 0; index < worse; index++) {
              sum += sorted[index] - median;
            }
            return sum / worse;
          });
    }

    @Override
    public String title() {
      return "Undesirable deviations";
    }
  }

  /// Whether the better futures are nearer to the median than the worse ones: above 0 where the
  /// long tail is on the worse side; 0 where there are no tails.
  record Skewness() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(
          performance.values(),
          sorted -> {
            var worse = percentile(sorted, 0.1);
            var better = percentile(sorted, 0.9);
            return better == worse
                ? 0
                : (percentile(sorted, 0.5) - (better + worse) / 2) / ((better - worse) / 2);
          });
    }

    @Override
    public String title() {
      return "Percentile-based skewness";
    }
  }

  /// The spread of the tails over the spread of the middle; NaN where the middle has none.
  record Peakedness() implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(
          performance.values(),
          sorted -> {
            var middle = percentile(sorted, 0.75) - percentile(sorted, 0.25);
            return middle == 0
                ? Double.NaN
                : (percentile(sorted, 0.9) - percentile(sorted, 0.1)) / middle;
          });
    }

    @Override
    public String title() {
      return "Percentile-based peakedness";
    }
  }

  /// The share of futures in which performance satisfies (Starr 1962).
  ///
  /// @param threshold from which it does
  /// @param strict above the threshold only
  record Domain(double threshold, boolean strict) implements Metric {
    @Override
    public double[] of(Performance performance) {
      return each(
          performance.values(),
          sorted ->
              (double)
                      Arrays.stream(sorted)
                          .filter(value -> strict ? value > threshold : value >= threshold)
                          .count()
                  / sorted.length);
    }

    @Override
    public String title() {
      return "Starr's domain criterion";
    }
  }

  /// What a metric makes of the performances of one policy, from the worst to the best.
  interface OfSorted {
    double of(double[] sorted);
  }

  private static double[] each(double[][] rows, OfSorted metric) {
    return Arrays.stream(rows)
        .mapToDouble(
            row -> {
              var sorted = row.clone();
              Arrays.sort(sorted);
              return metric.of(sorted);
            })
        .toArray();
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[place(sorted.length, share)];
  }

  /// The nearest place; of two that are equally near the even one.
  private static int place(int count, double share) {
    return (int) Math.rint(share * (count - 1));
  }

  private static double median(double[] sorted) {
    var n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /// 0 where there is one future.
  private static double deviation(double[] values) {
    var mean = mean(values);
    var squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }
}
