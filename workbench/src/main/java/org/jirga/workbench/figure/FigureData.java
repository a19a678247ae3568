package org.jirga.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a picture draws or a table shows, in full: for files, and for other programs.
///
/// @param header names of the columns
/// @param rows as many cells each as there are columns: words or numbers
public record FigureData(List<String> header, List<List<Object>> rows) {

  public FigureData {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "A row of %d cells does not fit %d columns.".formatted(row.size(), header.size()));
      }
    }
  }

  /// A row for each place of the first column, further columns beside it.
  static FigureData columns(List<String> header, List<double[]> columns) {
    var rows = new ArrayList<List<Object>>();
    for (var row = 0; row < columns.getFirst().length; row++) {
      var cells = new ArrayList<Object>();
      for (var column : columns) {
        cells.add(column[row]);
      }
      rows.add(cells);
    }
    return new FigureData(header, rows);
  }

  /// Lines of a CSV file (RFC 4180): numbers in full, nothing where there is none.
  public List<String> csv() {
    var lines = new ArrayList<String>();
    lines.add(header.stream().map(FigureData::quoted).collect(Collectors.joining(",")));
    rows.forEach(
        row -> lines.add(row.stream().map(FigureData::cell).collect(Collectors.joining(","))));
    return lines;
  }

  private static String cell(Object cell) {
    return cell instanceof Double number && Double.isNaN(number) ? "" : quoted(cell.toString());
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
