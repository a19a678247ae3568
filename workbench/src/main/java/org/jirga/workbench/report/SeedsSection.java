package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Claim;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Numbers;

/// How much of an answer is the luck of one seed.
final class SeedsSection {

  private SeedsSection() {}

  static Optional<Section> of(Findings findings) {
    var seeds = findings.results().seeds();
    if (seeds.size() < 2) {
      return Optional.empty();
    }
    var study = findings.study();
    var table = Table.titled("The same study with other seeds").words("Answer");
    seeds.forEach(seed -> table.numbers("Seed " + seed.seed()));
    if (findings.isFiltered()) {
      var cells = new ArrayList<Cell>();
      cells.add(Cell.of("Acceptance"));
      seeds.forEach(seed -> cells.add(Cell.of(Numbers.share(seed.acceptance().value()))));
      table.row(cells);
    }
    var simulated =
        study.claims().stream().filter(claim -> claim.kind() instanceof Claim.Simulated).toList();
    for (var i = 0; i < simulated.size(); i++) {
      var cells = new ArrayList<Cell>();
      cells.add(Cell.of("Claim " + simulated.get(i).id()));
      for (var seed : seeds) {
        cells.add(
            i < seed.claims().size()
                ? Cell.of(Findings.share(seed.claims().get(i)))
                : Cell.of("–"));
      }
      table.row(cells);
    }
    for (var i = 0; i < study.measures().size(); i++) {
      var measure = study.measures().get(i);
      if (findings.headlines().contains(measure)) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(measure.title() + ", median"));
        for (var seed : seeds) {
          cells.add(
              i < seed.medians().length
                  ? Cell.of(Findings.value(seed.medians()[i], measure))
                  : Cell.of("–"));
        }
        table.row(cells);
      }
    }
    return Optional.of(
        new Section(
            "seeds",
            "The luck of the draw",
            List.of(
                Block.paragraph(
                    "The whole study is drawn anew with other seeds. What differs from column to"
                        + " column is chance and nothing else."),
                table.build())));
  }
}
