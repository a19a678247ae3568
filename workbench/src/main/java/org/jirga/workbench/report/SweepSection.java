package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.StudyResults.SweepResult;
import org.jirga.analysis.study.Sweep;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// From which value of an assumption on an answer changes.
final class SweepSection {

  private SweepSection() {}

  static Optional<Section> of(Findings findings) {
    var sweeps = findings.results().sweeps();
    if (sweeps.isEmpty()) {
      return Optional.empty();
    }
    var figures = new ArrayList<Figure>();
    for (var sweep : sweeps) {
      figures.add(figure(sweep));
    }
    return Optional.of(
        new Section(
            "sweeps",
            "Where an answer turns",
            List.of(
                Block.paragraph(
                    "One assumption is set to one value after another in each of the "
                        + findings.futures()
                        + ", all else as drawn, and the same question is asked each time. The"
                        + " futures passed the filter with their own value of the assumption. "
                        + findings.whatAShareIs()),
                new Block.Charts(figures))));
  }

  private static Figure figure(SweepResult result) {
    var sweep = result.sweep();
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var i = 0; i < sweep.values().size(); i++) {
      var share = result.shares().get(i);
      var value = Numbers.quantity(sweep.values().get(i));
      rows.add(IntervalChart.Row.of(value, share.low(), share.value(), share.high()));
      table.add(List.of(value, Numbers.share(share.value()), Findings.interval(share)));
    }
    return IntervalChart.of(rows)
        .percent()
        .between(0, 1)
        .figure(
            "sweep-" + Words.slug(sweep.title()),
            sweep.title(),
            finding(result),
            new DataTable(
                List.of(Words.upperFirst(sweep.constant()), "Share", "95 % interval"), table),
            sweep.text().isEmpty() ? sweep.written() : sweep.text());
  }

  /// Where the test is true in most futures: from the first such value on, unless it stops again.
  private static String finding(SweepResult result) {
    var sweep = result.sweep();
    var most =
        IntStream.range(0, sweep.values().size())
            .filter(i -> result.shares().get(i).value() >= 0.5)
            .toArray();
    if (most.length == 0) {
      return "True in most futures at none of the values.";
    }
    var first = most[0];
    var last = most[most.length - 1];
    if (last - first + 1 > most.length) {
      return "True in most futures at %d of %d values."
          .formatted(most.length, sweep.values().size());
    }
    var share = Numbers.share(result.shares().get(first).value());
    var from = "%s (%s)".formatted(value(sweep, first), share);
    var turned = first == 0 ? "" : "; at %s it is not yet".formatted(value(sweep, first - 1));
    return last == sweep.values().size() - 1
        ? "True in most futures from %s on%s.".formatted(from, turned)
        : "True in most futures from %s to %s%s.".formatted(from, value(sweep, last), turned);
  }

  private static String value(Sweep sweep, int index) {
    return Numbers.quantity(sweep.values().get(index));
  }
}
