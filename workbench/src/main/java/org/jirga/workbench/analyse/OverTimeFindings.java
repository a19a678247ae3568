package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.analysis.sensitivity.OverTime;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which constants a course depends on, and when: a map with time along one side.
final class OverTimeFindings {

  private static final int SHOWN = 15;

  private OverTimeFindings() {}

  /// @param failed runs without a value at some times, which are left out there
  /// @param isSelected whether the futures had to pass a filter
  static Finding of(OverTime map, String variable, String method, int failed, boolean isSelected) {
    var order = OverTimeFigures.order(map);
    var header = new ArrayList<String>();
    header.add("constant");
    Arrays.stream(map.times()).mapToObj(Numbers::exact).forEach(header::add);
    var rows = new ArrayList<List<Object>>();
    for (var factor : order) {
      var row = new ArrayList<Object>();
      row.add(map.factors().get(factor));
      Arrays.stream(map.indices()[factor]).forEach(row::add);
      rows.add(row);
    }
    var sentences = new ArrayList<String>();
    sentences.add(OverTimeFigures.leaders(map, "'" + variable + "'"));
    if (failed > 0) {
      sentences.add(
          "%s failed: left out from then on, with the other runs that belong to it on a design."
              .formatted(Words.counted(failed, "run")));
    }
    if (isSelected) {
      sentences.add(SensitivityFindings.SELECTED);
    }
    var title = "%s of '%s' over time".formatted(map.method(), variable);
    var figure =
        OverTimeFigures.map(
            "over-time-" + method + "-" + Words.slug(variable),
            map,
            title,
            "'" + variable + "'",
            "time",
            SHOWN,
            isSelected ? SensitivityFindings.SELECTED : "");
    return new Finding(
        "sensitivity-over-time-" + Words.slug(variable) + "-" + method + ".csv",
        title,
        header,
        rows,
        sentences,
        figure.stream().toList());
  }
}
