package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.StudyResults.Divided;
import org.jirga.analysis.study.Attribution;
import org.jirga.analysis.study.Measure;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// How much of each outcome two channels account for.
final class AttributionSection {

  /// The table has all outcomes; pictures of the first ones are enough to see the shape.
  private static final int DRAWN = 4;

  private AttributionSection() {}

  static Optional<Section> of(Findings findings) {
    var attribution = findings.study().attribution();
    if (attribution.isEmpty() || findings.results().attribution().isEmpty()) {
      return Optional.empty();
    }
    var table =
        Table.titled("Outcomes divided, under " + findings.study().baseline())
            .words("Outcome")
            .numbers(
                "Whole",
                "Due to " + attribution.get().firstTitle(),
                "Due to " + attribution.get().secondTitle(),
                "With neither",
                "Interaction");
    var figures = new ArrayList<Figure>();
    for (var divided : findings.results().attribution()) {
      findings
          .measure(divided.measure())
          .ifPresent(
              measure -> {
                table.row(
                    List.of(
                        Cell.of(measure.title()),
                        cell(divided.whole(), measure),
                        cell(divided.first(), measure),
                        cell(divided.second(), measure),
                        cell(divided.neither(), measure),
                        cell(divided.interaction(), measure)));
                if (figures.size() < DRAWN) {
                  figures.add(figure(divided, measure, attribution.get()));
                }
              });
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.paragraph(
            "Each channel is switched off in the same futures, alone and together with the other."
                + " What is due to a channel is the outcome with both less the outcome without it;"
                + " the interaction is what the two do together beyond each alone."));
    blocks.add(
        table
            .note(
                Prose.of(
                    "Medians over the "
                        + findings.futures()
                        + ", with 5 to 95 % below. Medians of parts need not add up to the median"
                        + " of the whole."))
            .build());
    blocks.add(new Block.Charts(figures));
    return Optional.of(new Section("attribution", "Where it comes from", blocks));
  }

  private static Cell cell(Quantiles q, Measure measure) {
    return Cell.of(
        Prose.of(Findings.value(q.p50(), measure)),
        Prose.of(Findings.range(q.p5(), q.p95(), measure)));
  }

  private static Figure figure(Divided divided, Measure measure, Attribution attribution) {
    var parts =
        List.of(
            divided.whole(),
            divided.first(),
            divided.second(),
            divided.neither(),
            divided.interaction());
    var names =
        List.of(
            "Whole",
            "Due to " + attribution.firstTitle(),
            "Due to " + attribution.secondTitle(),
            "With neither",
            "Interaction");
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    for (var i = 0; i < names.size(); i++) {
      var q = parts.get(i);
      rows.add(IntervalChart.Row.of(names.get(i), q));
      table.add(
          List.of(
              names.get(i),
              Numbers.quantity(q.p5()),
              Numbers.quantity(q.p50()),
              Numbers.quantity(q.p95())));
    }
    return IntervalChart.of(rows)
        .axis(Units.words(measure.unit()))
        .mark(0)
        .figure(
            "attribution-" + Words.slug(divided.measure()),
            measure.title(),
            Words.upperFirst(
                OutcomeSentences.parts(
                        divided, measure, attribution.firstTitle(), attribution.secondTitle())
                    .plain()),
            new DataTable(List.of("Part", "5 %", "Median", "95 %"), table),
            "");
  }
}
