package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jirga.model.source.Span;
import org.jirga.workbench.project.EvidenceRow.Confidence;
import org.jirga.workbench.project.EvidenceRow.Status;
import org.jirga.workbench.yaml.Problems;

/// Reads the rows of `evidence.csv`.
final class EvidenceReader {

  private static final List<String> NEEDED =
      List.of("id", "quantity", "source", "confidence", "status");
  private static final List<String> OTHERS =
      List.of("low", "best", "high", "unit", "date", "topic", "locator", "note");

  private final Problems problems;

  EvidenceReader(Problems problems) {
    this.problems = problems;
  }

  List<EvidenceRow> read() {
    var table = CsvTable.read(problems);
    if (!hasColumns(table)) {
      return List.of();
    }
    var rows = new ArrayList<EvidenceRow>();
    Map<String, Integer> lines = new HashMap<>();
    for (var row : table.rows()) {
      var id = row.get(table.column("id").orElseThrow());
      var line = table.source().position(id.span().start()).line();
      var before = lines.putIfAbsent(id.value(), line);
      if (before != null) {
        problems.add(
            StudyCode.NAME_TAKEN,
            id.span(),
            "the row '%s' is given twice, first in line %d".formatted(id.value(), before));
      } else {
        rows.add(row(table, row));
      }
    }
    return rows;
  }

  private boolean hasColumns(CsvTable table) {
    if (table.header().isEmpty()) {
      return false;
    }
    for (var cell : table.header()) {
      var known = Stream.concat(NEEDED.stream(), OTHERS.stream()).toList();
      if (!known.contains(cell.value().strip())) {
        problems.unknown(
            StudyCode.BAD_TABLE,
            cell.span(),
            "evidence has no column '%s'".formatted(cell.value()),
            cell.value(),
            known);
      }
    }
    var missing = NEEDED.stream().filter(name -> table.column(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      problems.add(
          StudyCode.BAD_TABLE,
          new Span(0, 0),
          "evidence needs the column '%s'".formatted(String.join("', '", missing)));
    }
    return missing.isEmpty();
  }

  private EvidenceRow row(CsvTable table, List<CsvTable.Cell> row) {
    var low = table.number(row, "low", problems);
    var best = table.number(row, "best", problems);
    var high = table.number(row, "high", problems);
    if (low.isPresent() && high.isPresent() && low.getAsDouble() > high.getAsDouble()) {
      problems.add(
          StudyCode.RANGE_DOES_NOT_RISE,
          row.get(table.column("low").orElseThrow()).span(),
          "low (%s) lies above high (%s)".formatted(low.getAsDouble(), high.getAsDouble()));
    }
    var confidence = table.text(row, "confidence");
    var status = table.text(row, "status");
    if (Confidence.of(confidence).isEmpty()) {
      report(table, row, "confidence", Arrays.stream(Confidence.values()).map(Confidence::word));
    }
    if (Status.of(status).isEmpty()) {
      report(table, row, "status", Arrays.stream(Status.values()).map(Status::word));
    }
    return new EvidenceRow(
        table.text(row, "id"),
        table.text(row, "quantity"),
        low,
        best,
        high,
        table.text(row, "unit"),
        table.text(row, "date"),
        table.text(row, "source"),
        Confidence.of(confidence).orElse(Confidence.LOW),
        Status.of(status).orElse(Status.JUDGEMENT),
        table.text(row, "topic"),
        table.text(row, "locator"),
        table.text(row, "note"));
  }

  private void report(
      CsvTable table, List<CsvTable.Cell> row, String column, Stream<String> known) {
    var cell = row.get(table.column(column).orElseThrow());
    problems.unknown(
        StudyCode.BAD_TABLE,
        cell.span(),
        "'%s' is no %s of evidence".formatted(cell.value(), column),
        cell.value(),
        known.toList());
  }
}
