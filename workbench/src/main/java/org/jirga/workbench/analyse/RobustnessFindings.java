package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.robustness.Metric;
import org.jirga.analysis.robustness.Paired;
import org.jirga.analysis.robustness.Performance;
import org.jirga.analysis.robustness.Ranking;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// How policies compare in one outcome over the same futures.
public final class RobustnessFindings {

  private RobustnessFindings() {}

  /// @param outcomes for each policy a value for each future
  /// @param threshold from which, or up to which, an outcome satisfies
  /// @param otherPolicies how many more sets of levers were run, which are not compared
  /// @param contrasts where the policies, or some of them, were run once more
  public static List<Finding> of(
      List<String> policies,
      double[][] outcomes,
      String outcome,
      boolean moreIsBetter,
      double threshold,
      int otherPolicies,
      List<Contrast> contrasts) {
    var performance = Performance.of(policies, outcomes, moreIsBetter);
    var least = moreIsBetter ? threshold : 0 - threshold;
    var ranking = Ranking.of(performance, Metric.all(least));
    var slug = "robustness-" + Words.slug(outcome);
    var findings = new ArrayList<Finding>();
    var metrics = metrics(ranking, performance, outcome, slug, moreIsBetter, threshold);
    findings.add(
        otherPolicies == 0
            ? metrics
            : metrics.saying(
                "%s for deals or claims %s not compared: no %s of the study."
                    .formatted(
                        Words.counted(otherPolicies, "set") + " of levers",
                        otherPolicies == 1 ? "is" : "are",
                        otherPolicies == 1 ? "policy" : "policies")));
    // one policy has nothing to be compared with, and one future no halves
    if (policies.size() > 1) {
      findings.add(agreement(ranking, outcome, slug));
      if (performance.futures() > 1) {
        findings.add(halves(performance, ranking, least, outcome, slug));
      }
      findings.addAll(new StabilityFindings(outcome, slug, moreIsBetter, least).of(contrasts));
      findings.add(pairs(performance, outcome, slug));
    }
    return findings;
  }

  private static Finding metrics(
      Ranking ranking,
      Performance performance,
      String outcome,
      String slug,
      boolean moreIsBetter,
      double threshold) {
    var header = new ArrayList<>(List.of("metric"));
    header.addAll(ranking.policies());
    var rows = new ArrayList<List<Object>>();
    for (var metric = 0; metric < ranking.metrics().size(); metric++) {
      var row = new ArrayList<Object>();
      row.add(ranking.metrics().get(metric));
      for (var value : ranking.values()[metric]) {
        row.add(value);
      }
      rows.add(row);
    }
    var firsts = ranking.firsts();
    var most =
        IntStream.range(0, firsts.size())
            .boxed()
            .max(Comparator.comparing(firsts::get))
            .orElseThrow();
    return new Finding(
        slug + "-metrics.csv",
        "Robustness of policies in '%s', %s"
            .formatted(outcome, Words.counted(performance.futures(), "future")),
        header,
        rows,
        List.of(
            ranking.policies().size() == 1
                ? "There is one policy: it has no regret, and nothing to be compared with."
                : firsts.get(most) == 0
                    ? "No metric tells the policies apart."
                    : "'%s' comes first, alone or with others, under %d of the %d metrics that tell policies apart."
                        .formatted(
                            ranking.policies().get(most), firsts.get(most), telling(ranking)),
            moreIsBetter
                ? "Of every metric, more is more robust."
                : "Of every metric, more is more robust: since less of the outcome is better, it"
                    + " counts with its sign turned.",
            "Starr's domain criterion is the share of futures with '%s' at %s %s (--threshold)."
                .formatted(outcome, moreIsBetter ? "least" : "most", Numbers.quantity(threshold))));
  }

  private static long telling(Ranking ranking) {
    return Arrays.stream(ranking.ranks())
        .filter(ranks -> Arrays.stream(ranks).distinct().count() > 1)
        .count();
  }

  private static Finding agreement(Ranking ranking, String outcome, String slug) {
    var header = new ArrayList<>(List.of("metric"));
    IntStream.rangeClosed(1, ranking.metrics().size()).forEach(i -> header.add("(" + i + ")"));
    var rows = new ArrayList<List<Object>>();
    var lowest = Double.NaN;
    for (var metric = 0; metric < ranking.metrics().size(); metric++) {
      var row = new ArrayList<Object>();
      row.add("(%d) %s".formatted(metric + 1, ranking.metrics().get(metric)));
      for (var other = 0; other < ranking.metrics().size(); other++) {
        var value = ranking.agreement()[metric][other];
        row.add(value);
        lowest = other == metric || lowest <= value || Double.isNaN(value) ? lowest : value;
      }
      rows.add(row);
    }
    return new Finding(
        slug + "-agreement.csv",
        "Do metrics rank the policies alike? Kendall's tau-b, '%s'".formatted(outcome),
        header,
        rows,
        List.of(
            Double.isNaN(lowest)
                ? "At most one metric tells policies apart, so there is nothing to compare."
                : lowest >= 0.999
                    ? "All metrics that tell policies apart rank them alike."
                    : "They do not: the two that agree least have %s (1 the same order, −1 the opposite)."
                        .formatted(Numbers.significant(lowest, 2))));
  }

  /// Whether other futures would rank the policies alike: every other one against the rest.
  private static Finding halves(
      Performance performance, Ranking ranking, double threshold, String outcome, String slug) {
    var all = IntStream.range(0, performance.futures());
    var even = performance.select(all.filter(future -> future % 2 == 0).toArray());
    var odd =
        performance.select(
            IntStream.range(0, performance.futures()).filter(it -> it % 2 == 1).toArray());
    var agreement = Ranking.agreement(even, odd, Metric.all(threshold));
    var rows = new ArrayList<List<Object>>();
    var lowest = 0;
    for (var metric = 0; metric < agreement.length; metric++) {
      rows.add(List.of(ranking.metrics().get(metric), agreement[metric]));
      // a metric that does not tell policies apart agrees with nothing
      lowest =
          agreement[metric] < agreement[lowest] || Double.isNaN(agreement[lowest])
              ? metric
              : lowest;
    }
    return new Finding(
        slug + "-futures.csv",
        "Do other futures rank the policies alike? Kendall's tau-b, '%s'".formatted(outcome),
        List.of("metric", "agreement of the two halves of the futures"),
        rows,
        List.of(
            Double.isNaN(agreement[lowest]) || agreement[lowest] >= 0.999
                ? "Under every metric that tells policies apart, both halves rank them alike."
                : "'%s' depends on the futures most: %s (1 the same order, −1 the opposite). With"
                        .formatted(
                            ranking.metrics().get(lowest),
                            Numbers.significant(agreement[lowest], 2))
                    + " more futures the halves may agree."));
  }

  private static Finding pairs(Performance performance, String outcome, String slug) {
    var rows = new ArrayList<List<Object>>();
    var first = performance.policies().getFirst();
    for (var policy = 1; policy < performance.policies().size(); policy++) {
      var pair = Paired.of(performance.values()[policy], performance.values()[0]);
      rows.add(
          List.of(
              performance.policies().get(policy),
              pair.mean(),
              pair.low(),
              pair.high(),
              pair.better().value(),
              pair.worse().value()));
    }
    return new Finding(
        slug + "-pairs.csv",
        "Gain over '%s' in '%s', future by future".formatted(first, outcome),
        List.of("policy", "mean gain", "low", "high", "share better", "share worse"),
        rows,
        List.of("Intervals are of the mean, at 95 %. A gain is an improvement, above 0."),
        figure(rows, first, outcome, slug));
  }

  private static List<Figure> figure(
      List<List<Object>> rows, String first, String outcome, String slug) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var bars = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    var best = 0;
    for (var row = 0; row < rows.size(); row++) {
      var it = rows.get(row);
      bars.add(
          IntervalChart.Row.of(
              (String) it.get(0), (double) it.get(2), (double) it.get(1), (double) it.get(3)));
      table.add(
          List.of(
              (String) it.get(0),
              Numbers.quantity((double) it.get(1)),
              Numbers.quantity((double) it.get(2)) + " to " + Numbers.quantity((double) it.get(3)),
              Numbers.share((double) it.get(4))));
      best = (double) it.get(1) > (double) rows.get(best).get(1) ? row : best;
    }
    var leader = rows.get(best);
    return List.of(
        IntervalChart.of(bars)
            .axis("mean gain")
            .mark(0)
            .figure(
                slug + "-gains",
                "Gain over '%s' in '%s', future by future".formatted(first, outcome),
                "'%s' gains most, %s on average, and is better in %s of the futures."
                    .formatted(
                        leader.get(0),
                        Numbers.quantity((double) leader.get(1)),
                        Numbers.share((double) leader.get(4))),
                new DataTable(
                    List.of("Policy", "Mean gain", "95 % interval", "Share better"), table),
                "Each future is compared with itself. Bar: 95 % interval of the mean. Dashed: no"
                    + " difference. A gain is an improvement."));
  }
}
