package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;

/// A table of comma-separated values with a header (RFC 4180), whose cells know their places.
///
/// @param header names of the columns
/// @param rows each with as many cells as the header
record CsvTable(Source source, List<Cell> header, List<List<Cell>> rows) {

  /// A value and where it stands.
  record Cell(String value, Span span) {}

  CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /// Reads a table; rows of another length than the header are reported and left out.
  static CsvTable read(Problems problems) {
    var lines = new Parser(problems).lines();
    if (lines.isEmpty()) {
      problems.add(StudyCode.BAD_TABLE, new Span(0, 0), "the table is empty");
      return new CsvTable(problems.source(), List.of(), List.of());
    }
    var header = lines.getFirst();
    var rows = new ArrayList<List<Cell>>();
    for (var line : lines.subList(1, lines.size())) {
      if (line.size() == header.size()) {
        rows.add(line);
      } else {
        problems.add(
            StudyCode.BAD_TABLE,
            line.getFirst().span(),
            "this row has %d values, the header %d".formatted(line.size(), header.size()));
      }
    }
    return new CsvTable(problems.source(), header, rows);
  }

  /// The place of a column.
  Optional<Integer> column(String name) {
    for (var index = 0; index < header.size(); index++) {
      if (header.get(index).value().strip().equalsIgnoreCase(name)) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /// The value of a cell, stripped; empty where the table has no such column.
  String text(List<Cell> row, String column) {
    return column(column).map(index -> row.get(index).value().strip()).orElse("");
  }

  /// A number; absent where the cell is empty, and reported where it holds something else.
  OptionalDouble number(List<Cell> row, String column, Problems problems) {
    var text = text(row, column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      var number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException _) {
      // reported below, like a number that is not finite
    }
    problems.add(
        StudyCode.BAD_TABLE,
        column(column).map(index -> row.get(index).span()).orElse(row.getFirst().span()),
        "the column '%s' needs a number, not '%s'".formatted(column, text));
    return OptionalDouble.empty();
  }

  private static final class Parser {
    private final Problems problems;
    private final String text;
    private int at;

    Parser(Problems problems) {
      this.problems = problems;
      this.text = problems.source().text();
    }

    List<List<Cell>> lines() {
      var lines = new ArrayList<List<Cell>>();
      while (at < text.length()) {
        var line = line();
        if (line.size() > 1 || !line.getFirst().value().isBlank()) {
          lines.add(line);
        }
      }
      return lines;
    }

    private List<Cell> line() {
      var cells = new ArrayList<Cell>();
      while (true) {
        cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
          continue;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
          at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        return cells;
      }
    }

    private Cell plain() {
      var start = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return new Cell(text.substring(start, at), new Span(start, at));
    }

    private Cell quoted() {
      var start = at++;
      var value = new StringBuilder();
      while (at < text.length()) {
        if (text.charAt(at) != '"') {
          value.append(text.charAt(at++));
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          value.append('"');
          at += 2;
        } else {
          at++;
          var end = at;
          plain();
          if (at > end) {
            problems.add(
                StudyCode.BAD_TABLE, new Span(end, at), "a comma is missing after the quote");
          }
          return new Cell(value.toString(), new Span(start, end));
        }
      }
      problems.add(StudyCode.BAD_TABLE, new Span(start, start + 1), "this quote is never closed");
      return new Cell(value.toString(), new Span(start, at));
    }
  }
}
