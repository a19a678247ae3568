package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jirga.analysis.design.SaltelliDesign;
import org.jirga.analysis.sensitivity.ElementaryEffects;
import org.jirga.analysis.sensitivity.Estimate;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.analysis.sensitivity.SobolIndices;
import org.jirga.analysis.sensitivity.SobolIndices.Estimator;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Sobol' indices and elementary effects, from runs made for them.
public final class DesignedFindings {

  /// An interval narrower than this to both sides settles the order of what matters.
  private static final double WANTED = 0.05;

  private static final int SHOWN = 12;
  private static final int PAIRS = 20;

  private DesignedFindings() {}

  /// First-order, total and where asked for second-order indices of each outcome; of each variable
  /// the total ones over time.
  public static List<Finding> sobol(Designed designed) {
    var findings = new ArrayList<Finding>();
    var design = designed.saltelli();
    var result = designed.run(design);
    for (var index = 0; index < designed.outcomes().size(); index++) {
      var name = designed.outcomes().get(index).name();
      if (!designed.wanted().contains(name)) {
        continue;
      }
      var values = result.values()[index];
      if (tellsNothing(values, design)) {
        findings.add(nothing("sobol", name, design.rows()));
        continue;
      }
      var found = SobolIndices.of(design, values, designed.estimator(), designed.seed());
      findings.add(indices(found, design, designed, name));
      if (!found.second().isEmpty()) {
        findings.add(pairs(found, name));
      }
    }
    for (var index = 0; index < designed.variables().size(); index++) {
      var courses = result.courses()[index];
      var byTime =
          IntStream.range(0, result.times().length)
              .mapToObj(
                  time ->
                      SobolIndices.totals(
                          design, Arrays.stream(courses).mapToDouble(run -> run[time]).toArray()))
              .toArray(double[][]::new);
      findings.add(
          OverTimeFindings.of(
              new OverTime("Total Sobol' index", design.groups(), result.times(), turned(byTime)),
              designed.variables().get(index),
              "sobol",
              SensitivityFindings.ended(courses),
              false));
    }
    return findings;
  }

  private static double[][] turned(double[][] byTime) {
    var width = byTime.length == 0 ? 0 : byTime[0].length;
    return IntStream.range(0, width)
        .mapToObj(factor -> Arrays.stream(byTime).mapToDouble(at -> at[factor]).toArray())
        .toArray(double[][]::new);
  }

  /// Whether too few base rows have all outcomes, or the outcome is the same everywhere.
  private static boolean tellsNothing(double[] values, SaltelliDesign design) {
    var known =
        IntStream.range(0, design.base())
            .filter(
                row ->
                    IntStream.range(row * design.block(), (row + 1) * design.block())
                        .allMatch(run -> Double.isFinite(values[run])))
            .count();
    var finite = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    return known < 8 || !(finite.getMin() < finite.getMax());
  }

  private static Finding nothing(String method, String outcome, int runs) {
    return new Finding(
        "sensitivity-" + Words.slug(outcome) + "-" + method + ".csv",
        "'%s', %s".formatted(outcome, Words.counted(runs, "run")),
        List.of("constant", "index"),
        List.of(),
        List.of("There is nothing to tell: the outcome is the same everywhere, or hardly known."));
  }

  private static Finding indices(
      SobolIndices found, SaltelliDesign design, Designed designed, String outcome) {
    var order = order(found.total());
    var header =
        new ArrayList<>(List.of("constant", "S1", "S1 low", "S1 high", "ST", "ST low", "ST high"));
    var stages = found.trace().subList(0, found.trace().size() - 1);
    stages.forEach(stage -> header.add("ST first " + Numbers.count(stage.rows())));
    var rows = new ArrayList<List<Object>>();
    for (var group : order) {
      var row = new ArrayList<Object>();
      row.add(found.groups().get(group));
      add(row, found.first().get(group));
      add(row, found.total().get(group));
      stages.forEach(stage -> row.add(stage.total()[group]));
      rows.add(row);
    }
    var base = found.trace().getLast().rows();
    var sentences = new ArrayList<String>();
    sentences.add(leads(found, order, outcome));
    sentences.add(
        "%s of %s base rows, %s; first order by %s, total by Jansen (1999). Intervals (95 %%) from %s."
            .formatted(
                Words.counted(design.rows(), "run"),
                Numbers.count(design.base()),
                designed.isRandom() ? "drawn at random" : "of scrambled Sobol' sequences",
                designed.estimator() == Estimator.JANSEN
                    ? "Jansen (1999)"
                    : "Saltelli et al. (2010)",
                designed.isRandom() || base < design.base()
                    ? "resampling base rows"
                    : "the spread between sequences"));
    if (base < design.base()) {
      sentences.add(
          "%s left out because a run of theirs failed."
              .formatted(Words.counted(design.base() - base, "base row")));
    }
    sentences.add(
        found.advised() <= base
            ? "Enough runs: no total index is less certain than ±0.05."
            : "The widest interval of a total index is wider than ±0.05: about %s base rows would do"
                    .formatted(Numbers.count(found.advised()))
                + " (--runs).");
    return new Finding(
        "sensitivity-" + Words.slug(outcome) + "-sobol.csv",
        "Sobol' indices of '%s'".formatted(outcome),
        header,
        rows,
        sentences,
        List.of(figure(found, order, outcome, sentences.getFirst())));
  }

  private static Figure figure(
      SobolIndices found, List<Integer> order, String outcome, String sentence) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var group : order.stream().limit(SHOWN).toList()) {
      var total = found.total().get(group);
      var first = found.first().get(group);
      rows.add(
          new IntervalChart.Row(
              found.groups().get(group),
              total.low(),
              Double.NaN,
              total.value(),
              Double.NaN,
              total.high(),
              OptionalDouble.of(first.value())));
      table.add(
          List.of(
              found.groups().get(group),
              Numbers.significant(first.value(), 2),
              Numbers.significant(total.value(), 2),
              range(total)));
    }
    return IntervalChart.of(rows)
        .axis("share of the variance")
        .mark(0)
        .figure(
            "sobol-" + Words.slug(outcome),
            "What '%s' depends on".formatted(outcome),
            sentence,
            new DataTable(List.of("Constant", "Alone", "In all", "95 % interval"), table),
            "Filled: with all that it does together with others (total index), bar its 95 %"
                + " interval. Hollow: alone (first order).");
  }

  private static String range(Estimate of) {
    return Numbers.significant(of.low(), 2) + " to " + Numbers.significant(of.high(), 2);
  }

  private static void add(List<Object> row, Estimate estimate) {
    row.add(estimate.value());
    row.add(estimate.low());
    row.add(estimate.high());
  }

  private static List<Integer> order(List<Estimate> estimates) {
    return IntStream.range(0, estimates.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer index) -> 0 - estimates.get(index).value())
                .thenComparing(index -> index))
        .toList();
  }

  private static String leads(SobolIndices found, List<Integer> order, String outcome) {
    var clear =
        order.stream()
            .filter(group -> found.total().get(group).low() > WANTED)
            .limit(SHOWN)
            .map(
                group ->
                    "%s (%s)"
                        .formatted(
                            found.groups().get(group),
                            Numbers.significant(found.total().get(group).value(), 2)))
            .toList();
    var alone = found.first().stream().mapToDouble(Estimate::value).sum();
    return (clear.isEmpty()
            ? "No constant stands out: no interval of a total index lies above 0.05."
            : "The variance of '%s' comes most from %s."
                .formatted(outcome, String.join(", ", clear)))
        + " Effects of single constants sum to %s of it."
            .formatted(Numbers.share(Math.clamp(alone, 0, 1)));
  }

  private static Finding pairs(SobolIndices found, String outcome) {
    var pairs =
        found.second().stream()
            .sorted(Comparator.comparingDouble(pair -> 0 - pair.estimate().value()))
            .toList();
    var rows = new ArrayList<List<Object>>();
    for (var pair : pairs) {
      var row = new ArrayList<Object>();
      row.add(found.groups().get(pair.one()));
      row.add(found.groups().get(pair.other()));
      add(row, pair.estimate());
      rows.add(row);
    }
    var clear = pairs.stream().filter(pair -> pair.estimate().low() > 0).limit(PAIRS).toList();
    return new Finding(
        "sensitivity-" + Words.slug(outcome) + "-sobol-pairs.csv",
        "What two constants do only together to '%s' (second order)".formatted(outcome),
        List.of("constant", "other", "S2", "low", "high"),
        rows,
        List.of(
            clear.isEmpty()
                ? "No pair stands out: no interval lies above 0."
                : "%s with an interval above 0, the first %s with %s."
                    .formatted(
                        Words.counted(clear.size(), "pair"),
                        found.groups().get(clear.getFirst().one()),
                        found.groups().get(clear.getFirst().other()))));
  }

  /// Mean sizes of the effects of a step, of each outcome and of each variable over time.
  public static List<Finding> morris(Designed designed) {
    var findings = new ArrayList<Finding>();
    var points = designed.trajectories();
    var result = designed.run(points);
    var names = designed.constants();
    for (var index = 0; index < designed.outcomes().size(); index++) {
      var name = designed.outcomes().get(index).name();
      if (!designed.wanted().contains(name)) {
        continue;
      }
      var values = result.values()[index];
      if (Arrays.stream(values).noneMatch(Double::isFinite)) {
        findings.add(nothing("morris", name, points.length));
        continue;
      }
      findings.add(effects(names, points, values, name, designed));
    }
    for (var index = 0; index < designed.variables().size(); index++) {
      var courses = result.courses()[index];
      var byTime =
          IntStream.range(0, result.times().length)
              .mapToObj(
                  time ->
                      ElementaryEffects.meanSizes(
                          points, Arrays.stream(courses).mapToDouble(run -> run[time]).toArray()))
              .toArray(double[][]::new);
      findings.add(
          OverTimeFindings.of(
              new OverTime("Mean size of effects", names, result.times(), turned(byTime)),
              designed.variables().get(index),
              "morris",
              SensitivityFindings.ended(courses),
              false));
    }
    return findings;
  }

  private static Finding effects(
      List<String> names, double[][] points, double[] values, String outcome, Designed designed) {
    var found = ElementaryEffects.of(names, points, values, designed.seed());
    var block = names.size() + 1;
    var order = order(found.sizes());
    var header = new ArrayList<>(List.of("constant", "mean size", "low", "high", "mean", "spread"));
    var stages =
        IntStream.of(8, 4, 2).map(part -> designed.rows() / part).filter(it -> it > 0).toArray();
    var early = new ArrayList<double[]>();
    for (var stage : stages) {
      header.add("first " + Numbers.count(stage));
      early.add(
          ElementaryEffects.meanSizes(
              Arrays.copyOf(points, stage * block), Arrays.copyOf(values, stage * block)));
    }
    var rows = new ArrayList<List<Object>>();
    for (var factor : order) {
      var row = new ArrayList<Object>();
      row.add(names.get(factor));
      add(row, found.sizes().get(factor));
      row.add(found.means()[factor]);
      row.add(found.spreads()[factor]);
      early.forEach(stage -> row.add(stage[factor]));
      rows.add(row);
    }
    var largest = found.sizes().get(order.getFirst());
    var sentences = new ArrayList<String>();
    sentences.add(
        largest.value() > 0
            ? "A step of %s moves '%s' most, by %s for its whole range; %s are without effect."
                .formatted(
                    names.get(order.getFirst()),
                    outcome,
                    Numbers.significant(largest.value(), 3),
                    Words.counted(
                        found.sizes().stream().filter(it -> it.value() == 0).count(), "constant"))
            : "No constant has an effect on '%s'.".formatted(outcome));
    sentences.add(
        "%s in %s trajectories of %d levels%s. Effects are per whole range of a constant; a spread as"
                .formatted(
                    Words.counted(points.length, "run"),
                    Numbers.count(designed.rows()),
                    designed.levels(),
                    found.trajectories() < designed.rows()
                        ? ", " + (designed.rows() - found.trajectories()) + " left out as failed"
                        : "")
            + " large as the size says that it depends on the others.");
    var widest = found.sizes().stream().mapToDouble(Estimate::halfWidth).max().orElse(0);
    var more = largest.value() > 0 ? widest / (0.1 * largest.value()) : 0;
    sentences.add(
        more <= 1
            ? "Enough trajectories: no interval (95 %, resampled) is wider than a tenth of the"
                + " largest effect to either side."
            : "The widest interval (95 %, resampled) is more than a tenth of the largest effect to"
                + " a"
                + " side: about %s trajectories would do (--runs)."
                    .formatted(Numbers.count((long) Math.ceil(designed.rows() * more * more))));
    return new Finding(
        "sensitivity-" + Words.slug(outcome) + "-morris.csv",
        "Elementary effects on '%s'".formatted(outcome),
        header,
        rows,
        sentences,
        List.of(effectsFigure(names, found, order, outcome, sentences.getFirst())));
  }

  private static Figure effectsFigure(
      List<String> names,
      ElementaryEffects found,
      List<Integer> order,
      String outcome,
      String sentence) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var factor : order.stream().limit(SHOWN).toList()) {
      var size = found.sizes().get(factor);
      rows.add(IntervalChart.Row.of(names.get(factor), size.low(), size.value(), size.high()));
      table.add(
          List.of(
              names.get(factor),
              Numbers.significant(size.value(), 3),
              range(size),
              Numbers.significant(found.spreads()[factor], 3)));
    }
    return IntervalChart.of(rows)
        .axis("mean size of the effect")
        .mark(0)
        .figure(
            "morris-" + Words.slug(outcome),
            "What moves '%s'".formatted(outcome),
            sentence,
            new DataTable(List.of("Constant", "Mean size", "95 % interval", "Spread"), table),
            "Bar: 95 % interval.");
  }
}
