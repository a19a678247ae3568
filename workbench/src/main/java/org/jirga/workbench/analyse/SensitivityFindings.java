package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.DesignRuns;
import org.jirga.analysis.sensitivity.Method;
import org.jirga.analysis.sensitivity.Observed;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.analysis.sensitivity.Sensitivity;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which constants an outcome depends on.
public final class SensitivityFindings {

  static final String SELECTED =
      "Distorted by selection: these futures passed the filter, which ties constants to each other."
          + " Compare with --futures prior.";

  private static final int SHOWN = 12;

  private SensitivityFindings() {}

  /// @param isSelected whether the futures had to pass a filter
  public static Finding of(
      Sample sample, String outcome, Method method, boolean isSelected, long seed) {
    var observed =
        new Observed(
            sample.constants(),
            sample.columns(),
            sample.values()[sample.outcomes().indexOf(outcome)]);
    var nothing = nothing(observed, outcome, method, isSelected ? "future" : "draw");
    if (nothing.isPresent()) {
      return new Finding(
          "sensitivity-" + Words.slug(outcome) + "-" + method.id() + ".csv",
          "%s of '%s'".formatted(method.title(), outcome),
          List.of("constant", "index", "low", "high"),
          List.of(),
          List.of(nothing.get()));
    }
    var found = Sensitivity.of(method, observed, seed);
    var rows = new ArrayList<List<Object>>();
    for (var factor : found.order()) {
      var estimate = found.estimates().get(factor);
      var row = new ArrayList<Object>();
      row.add(found.factors().get(factor));
      row.add(estimate.value());
      row.add(estimate.low());
      row.add(estimate.high());
      found.trace().stream()
          .limit(found.trace().size() - 1L)
          .forEach(stage -> row.add(stage.indices()[factor]));
      rows.add(row);
    }
    var header = new ArrayList<>(List.of("constant", "index", "low", "high"));
    found.trace().stream()
        .limit(found.trace().size() - 1L)
        .forEach(stage -> header.add("first " + Numbers.count(stage.runs())));
    return new Finding(
        "sensitivity-" + Words.slug(outcome) + "-" + method.id() + ".csv",
        "%s of '%s', %s"
            .formatted(
                found.method(),
                outcome,
                Words.counted(found.runs(), isSelected ? "future" : "draw")),
        header,
        rows,
        withLeftOut(
            sentences(found, outcome, isSelected),
            observed.rows() - found.runs(),
            outcome,
            isSelected ? "future" : "draw"),
        List.of(figure(found, outcome, method, isSelected)));
  }

  /// Why a method has nothing to say of an outcome, if so.
  private static Optional<String> nothing(
      Observed observed, String outcome, Method method, String kind) {
    var known = observed.known();
    if (known.rows() < method.fewestRuns()) {
      var failed = observed.rows() - known.rows();
      return Optional.of(
          "'%s' is known in %s%s, and %s needs at least %d: run more (--runs)."
              .formatted(
                  outcome,
                  Words.counted(known.rows(), kind),
                  failed == 0 ? "" : " of " + Numbers.count(observed.rows()),
                  method.id(),
                  method.fewestRuns()));
    }
    if (Arrays.stream(known.outcome()).distinct().limit(2).count() < 2) {
      return Optional.of(
          "There is nothing to tell: '%s' is %s in all of the %s."
              .formatted(
                  outcome,
                  Numbers.quantity(known.outcome()[0]),
                  Words.counted(known.rows(), kind)));
    }
    return Optional.empty();
  }

  private static Figure figure(
      Sensitivity found, String outcome, Method method, boolean isSelected) {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var factor : found.order().stream().limit(SHOWN).toList()) {
      var it = found.estimates().get(factor);
      rows.add(IntervalChart.Row.of(found.factors().get(factor), it.low(), it.value(), it.high()));
      table.add(
          List.of(
              found.factors().get(factor),
              Numbers.significant(it.value(), 2),
              Numbers.significant(it.low(), 2) + " to " + Numbers.significant(it.high(), 2)));
    }
    return IntervalChart.of(rows)
        .axis("index")
        .mark(0)
        .figure(
            method.id() + "-" + Words.slug(outcome),
            "%s of '%s'".formatted(found.method(), outcome),
            sentences(found, outcome, isSelected).getFirst(),
            new DataTable(List.of("Constant", "Index", "95 % interval"), table),
            isSelected ? SELECTED : "Bar: 95 % interval.");
  }

  /// The same from runs made for it, and of each variable over time.
  ///
  /// @param columns for each constant a value for each run
  public static List<Finding> ofRuns(
      Designed designed,
      double[][] columns,
      DesignRuns.Result result,
      Method method,
      boolean isSelected,
      long seed) {
    var names = designed.outcomes().stream().map(it -> it.name()).toList();
    var sample = new Sample(designed.constants(), columns, names, result.values(), new boolean[0]);
    var findings = new ArrayList<Finding>();
    designed.wanted().forEach(it -> findings.add(of(sample, it, method, isSelected, seed)));
    for (var index = 0; index < designed.variables().size(); index++) {
      var map =
          OverTime.of(
              method, designed.constants(), columns, result.times(), result.courses()[index], seed);
      findings.add(
          OverTimeFindings.of(
              map,
              designed.variables().get(index),
              method.id(),
              ended(result.courses()[index]),
              isSelected));
    }
    return findings;
  }

  /// How many courses lack a value at some time.
  static int ended(double[][] courses) {
    return (int)
        Arrays.stream(courses)
            .filter(course -> !Arrays.stream(course).allMatch(Double::isFinite))
            .count();
  }

  private static List<String> sentences(Sensitivity found, String outcome, boolean isSelected) {
    var sentences = new ArrayList<String>();
    var clear =
        found.order().stream()
            .filter(
                factor -> {
                  var estimate = found.estimates().get(factor);
                  return Math.abs(estimate.value()) > 0.1
                      && (estimate.low() > 0 || estimate.high() < 0);
                })
            .limit(SHOWN)
            .map(factor -> found.factors().get(factor))
            .toList();
    sentences.add(
        clear.isEmpty()
            ? "No constant stands out: no index is above 0.1 with an interval that leaves out 0."
            : "'%s' depends most on %s.".formatted(outcome, String.join(", ", clear)));
    var unsure =
        found.order().stream()
            .filter(factor -> Double.isNaN(found.estimates().get(factor).halfWidth()))
            .map(factor -> found.factors().get(factor))
            .toList();
    if (!unsure.isEmpty()) {
      sentences.add(
          "There is no interval for %s: halves of the sample are too few for this method, or the"
                  .formatted(String.join(", ", unsure))
              + " same in it. More runs have one.");
    }
    var untold =
        IntStream.range(0, found.factors().size())
            .filter(factor -> Double.isNaN(found.estimates().get(factor).value()))
            .mapToObj(factor -> found.factors().get(factor))
            .toList();
    if (!untold.isEmpty()) {
      sentences.add(
          "Without an index, since it is the same in all runs or follows from others: %s."
              .formatted(String.join(", ", untold)));
    }
    if (unsure.size() == found.order().size()) {
      return withMark(sentences, isSelected);
    }
    sentences.add(
        found.advised() <= found.runs()
            ? "The intervals (95 %, from halves of the sample) are narrow enough: ±0.05 at most."
            : String.format(
                Locale.ROOT,
                "The widest interval (95 %%, from halves of the sample) is wider than ±0.05: about"
                    + " %s runs would do.",
                Numbers.count(found.advised())));
    return withMark(sentences, isSelected);
  }

  private static List<String> withLeftOut(
      List<String> sentences, int leftOut, String outcome, String kind) {
    if (leftOut > 0) {
      sentences.add(
          "Left out: %s in which '%s' is not known, since the run failed or did not come to it."
              .formatted(Words.counted(leftOut, kind), outcome));
    }
    return sentences;
  }

  private static List<String> withMark(List<String> sentences, boolean isSelected) {
    if (isSelected) {
      sentences.add(SELECTED);
    }
    return sentences;
  }
}
