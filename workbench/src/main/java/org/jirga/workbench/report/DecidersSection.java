package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// Which assumptions move the headline outcomes.
final class DecidersSection {

  private static final int SHOWN = 8;

  private DecidersSection() {}

  static Optional<Section> of(Findings findings) {
    if (findings.results().correlations().isEmpty()) {
      return Optional.empty();
    }
    var figures = new ArrayList<Figure>();
    for (var measure : findings.headlines()) {
      figure(findings, measure).ifPresent(figures::add);
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.paragraph(
            Prose.of("Rank correlations (Spearman) of each headline outcome ")
                .then(findings.underUnnamed())
                .text(
                    " with each uncertain constant: near 1 or −1 where the constant alone puts the"
                        + " futures in order, near 0 where it does not matter or matters both"
                        + " ways.")));
    if (findings.isFiltered()) {
      blocks.add(
          new Block.Box(
              "selection",
              "Selection distorts the second number",
              List.of(
                  Block.paragraph(
                      "Filled dots are over the "
                          + findings.searched()
                          + ", hollow ones over all draws before the filter. The filter itself ties"
                          + " constants to each other: a constant can look weak because the record"
                          + " has pinned it down, or strong because another one had to make up for"
                          + " it. Only the hollow dots are free of that; only the filled ones speak"
                          + " of futures that agree with the record."))));
    }
    blocks.add(new Block.Charts(figures));
    blocks.addAll(FutureBlocks.of(findings));
    return Optional.of(new Section("decides", "What decides the answer", blocks));
  }

  private static Optional<Figure> figure(Findings findings, Measure measure) {
    var strongest = OutcomeSentences.strongest(findings, measure, SHOWN);
    if (strongest.isEmpty()) {
      return Optional.empty();
    }
    var filtered = findings.isFiltered();
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var it : strongest) {
      rows.add(
          filtered
              ? IntervalChart.Row.pair(it.uncertainty(), it.plausible(), it.prior())
              : IntervalChart.Row.of(it.uncertainty(), Double.NaN, it.plausible(), Double.NaN));
      table.add(
          List.of(
              it.uncertainty(),
              Numbers.significant(it.plausible(), 2),
              Numbers.significant(it.prior(), 2)));
    }
    var first = strongest.getFirst();
    var finding =
        Math.abs(first.plausible()) < OutcomeSentences.WEAK
            ? "No single constant decides: the strongest, %s, has %s."
                .formatted(
                    first.uncertainty(),
                    Numbers.difference(Numbers.significantValue(first.plausible(), 2)))
            : "%s decides most (%s)%s."
                .formatted(
                    Character.toUpperCase(first.uncertainty().charAt(0))
                        + first.uncertainty().substring(1),
                    Numbers.difference(Numbers.significantValue(first.plausible(), 2)),
                    strongest.size() > 1
                        ? ", then "
                            + strongest.get(1).uncertainty()
                            + " ("
                            + Numbers.difference(
                                Numbers.significantValue(strongest.get(1).plausible(), 2))
                            + ")"
                        : "");
    return Optional.of(
        IntervalChart.of(rows)
            .axis("rank correlation")
            .between(-1, 1)
            .mark(0)
            .figure(
                "decides-" + Words.slug(measure.outcome().name()),
                measure.title(),
                finding,
                new DataTable(
                    List.of(
                        "Constant", filtered ? "Plausible futures" : "Drawn futures", "All draws"),
                    table),
                filtered ? "Filled: plausible futures. Hollow: all draws." : ""));
  }
}
