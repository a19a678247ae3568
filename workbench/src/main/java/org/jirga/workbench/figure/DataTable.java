package org.jirga.workbench.figure;

import java.util.List;

/// What a figure shows, as a table of texts that people can read.
///
/// @param headers of the columns; the first column holds the headers of the rows
/// @param rows as many cells each as there are headers
public record DataTable(List<String> headers, List<List<String>> rows) {
  public DataTable {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != headers.size()) {
        throw new IllegalArgumentException(
            "A row of %d cells does not fit %d headers.".formatted(row.size(), headers.size()));
      }
    }
  }
}
