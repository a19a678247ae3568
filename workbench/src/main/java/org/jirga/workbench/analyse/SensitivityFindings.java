package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jirga.analysis.sensitivity.Method;
import org.jirga.analysis.sensitivity.Observed;
import org.jirga.analysis.sensitivity.Sensitivity;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which constants an outcome depends on.
public final class SensitivityFindings {

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
        sentences(found, outcome, isSelected));
  }

  private static List<String> sentences(Sensitivity found, String outcome, boolean isSelected) {
    var sentences = new ArrayList<String>();
    var clear =
        found.order().stream()
            .filter(
                factor -> {
                  var estimate = found.estimates().get(factor);
                  return Math.abs(estimate.value()) > 0.1 && !estimate.covers(0);
                })
            .limit(SHOWN)
            .map(factor -> found.factors().get(factor))
            .toList();
    sentences.add(
        clear.isEmpty()
            ? "No constant stands out: no index is above 0.1 with an interval that leaves out 0."
            : "'%s' depends most on %s.".formatted(outcome, String.join(", ", clear)));
    sentences.add(
        found.advised() <= found.runs()
            ? "The intervals (95 %, from halves of the sample) are narrow enough: ±0.05 at most."
            : String.format(
                Locale.ROOT,
                "The widest interval (95 %%, from halves of the sample) is wider than ±0.05: about"
                    + " %s runs would do.",
                Numbers.count(found.advised())));
    if (isSelected) {
      sentences.add(
          "Distorted by selection: these futures passed the filter, which ties constants to each"
              + " other. Compare with --futures prior.");
    }
    return sentences;
  }
}
