package org.jirga.conformance.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// A table of what another program computed: a column for each variable, a row for each time.
///
/// @param digits the most significant digits of any number of the file; shorter numbers are taken
/// to end in zeros that were left out
/// @param decimals the most decimals of any number; a file of at least four may be one of fixed
/// decimals
record PublishedResults(List<Column> columns, double[] times, int digits, int decimals) {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  /// @param values one for each time; NaN where the file has none
  record Column(String label, double[] values) {}

  /// Reads `.csv`, or `.tab` with tabs between the cells.
  static PublishedResults read(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    if (isUtf8(file)) {
      text = Files.readString(file);
    }
    var separator = file.toString().endsWith(".tab") ? '\t' : ',';
    var rows = new ArrayList<List<String>>();
    for (var line : text.split("\r\n|\r|\n")) {
      if (!line.isBlank()) {
        rows.add(cells(line, separator));
      }
    }
    var header = rows.removeFirst();
    var times = new double[rows.size()];
    var digits = 1;
    var decimals = 0;
    var columns = new ArrayList<Column>();
    for (var column = 0; column < header.size(); column++) {
      var values = new double[rows.size()];
      for (var row = 0; row < values.length; row++) {
        var cell = column < rows.get(row).size() ? rows.get(row).get(column).strip() : "";
        values[row] = number(cell).orElse(Double.NaN);
        digits = Math.max(digits, digits(cell));
        decimals = Math.max(decimals, decimals(cell));
      }
      if (column == 0) {
        times = values;
      } else if (!header.get(column).isBlank()) {
        columns.add(new Column(header.get(column).strip(), values));
      }
    }
    return new PublishedResults(columns, times, digits, decimals);
  }

  private static boolean isUtf8(Path file) {
    try {
      return !Files.readString(file).isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private static List<String> cells(String line, char separator) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"' && separator == ',') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static OptionalDouble number(String cell) {
    return NUMBER.matcher(cell).matches()
        ? OptionalDouble.of(Double.parseDouble(cell))
        : OptionalDouble.empty();
  }

  private static int decimals(String cell) {
    var mantissa = cell.replaceFirst("[eE].*", "");
    return !NUMBER.matcher(cell).matches() || mantissa.indexOf('.') < 0
        ? 0
        : mantissa.length()
            - mantissa.indexOf('.')
            - 1
            + (mantissa.length() < cell.length() ? 99 : 0);
  }

  private static int digits(String cell) {
    if (!NUMBER.matcher(cell).matches()) {
      return 0;
    }
    var mantissa = cell.replaceFirst("[eE].*", "").replaceAll("[-+.]", "");
    return mantissa.replaceFirst("^0+", "").length();
  }
}
