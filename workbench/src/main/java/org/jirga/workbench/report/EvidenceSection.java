package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.project.EvidenceRow;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.wording.Words;

/// Every row of evidence, with how sure it is and whether anybody checked it.
final class EvidenceSection {

  private EvidenceSection() {}

  static Optional<Section> of(Findings findings) {
    var evidence = findings.report().evidence();
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    var table =
        Table.titled(Words.counted(evidence.size(), "row") + " of evidence")
            .id("evidence-table")
            .filterable()
            .words("Id", "What", "Figure", "Source", "Status", "Confidence");
    evidence.forEach(row -> table.row("evidence-" + row.id(), cells(row)));
    var blocks = new ArrayList<Block>();
    blocks.add(Block.paragraph(statuses(evidence)));
    blocks.add(new Block.Fold("evidence-rows", "The evidence, row by row", List.of(table.build())));
    return Optional.of(new Section("evidence", "The evidence", blocks));
  }

  private static Prose statuses(List<EvidenceRow> evidence) {
    var items = new ArrayList<Prose>();
    for (var status : EvidenceRow.Status.values()) {
      var count = evidence.stream().filter(row -> row.status() == status).count();
      if (count > 0) {
        items.add(
            Prose.empty()
                .strong(Numbers.count(count))
                .text(" " + status.word() + (status.isUnverified() ? " (unverified)" : "")));
      }
    }
    return Prose.of("How rows were obtained: ")
        .then(Prose.enumeration(items))
        .text(
            ". Status is not confidence: one can be sure of what one has not looked up. An"
                + " unverified row has to be checked by a person before anything is published on"
                + " it.");
  }

  private static List<Cell> cells(EvidenceRow row) {
    var about = new ArrayList<Prose>();
    var head =
        String.join(
            ", ",
            java.util.stream.Stream.of(row.topic(), row.date())
                .filter(it -> !it.isBlank())
                .toList());
    if (!head.isEmpty()) {
      about.add(Prose.of(head));
    }
    if (!row.note().isBlank()) {
      about.add(Prose.of(row.note()));
    }
    var source = new ArrayList<Prose>();
    if (!row.locator().isBlank()) {
      source.add(Prose.of(row.locator()));
    }
    return List.of(
        Cell.of(row.id()),
        new Cell(Prose.of(row.quantity()), about),
        figure(row),
        new Cell(Prose.of(row.source()), source),
        row.status().isUnverified()
            ? Cell.of(Prose.empty().strong("UNVERIFIED"), Prose.of(row.status().word()))
            : Cell.of(row.status().word()),
        Cell.of(row.confidence().name().toLowerCase(Locale.ROOT)));
  }

  /// The best figure, with the range below where there is one.
  private static Cell figure(EvidenceRow row) {
    var unit = Units.isDimensionless(row.unit()) ? "" : " " + row.unit();
    var best = row.best().stream().mapToObj(it -> Numbers.exact(it) + unit).toList();
    var isPoint = row.low().equals(row.best()) && row.high().equals(row.best());
    if (isPoint || row.low().isEmpty() && row.high().isEmpty()) {
      return Cell.of(best.isEmpty() ? "" : best.getFirst());
    }
    var range = bound(row.low()) + " to " + bound(row.high());
    return best.isEmpty()
        ? Cell.of(range + unit)
        : Cell.of(Prose.of(best.getFirst()), Prose.of(range));
  }

  private static String bound(OptionalDouble value) {
    return value.isEmpty() ? "?" : Numbers.exact(value.getAsDouble());
  }
}
