package org.jirga.workbench.cli;

import java.io.IOException;
import java.util.List;

/// A run as comma-separated values (RFC 4180, lines ended by a line feed): first the time, then the
/// variables; one row for each saved step. Rows are written as the run goes on, since those of a
/// large model do not fit in memory together.
final class RunCsv {

  private final Appendable out;
  private final double[] before;
  private final String[] texts;
  private boolean isFirst = true;

  private RunCsv(Appendable out, int columns) {
    this.out = out;
    this.before = new double[columns];
    this.texts = new String[columns];
  }

  /// Writes the row of names.
  static RunCsv begin(Appendable out, List<String> labels) throws IOException {
    out.append("time");
    for (var label : labels) {
      out.append(',').append(cell(label));
    }
    out.append('\n');
    return new RunCsv(out, labels.size());
  }

  /// Writes the row of a time.
  ///
  /// @param values one for each label
  void write(double time, double[] values) throws IOException {
    out.append(Double.toString(time));
    for (var column = 0; column < texts.length; column++) {
      var value = values[column];
      // half of a model's variables are often constants, and writing numbers is slow
      if (isFirst || !isSame(value, before[column])) {
        texts[column] = Double.toString(value);
        before[column] = value;
      }
      out.append(',').append(texts[column]);
    }
    out.append('\n');
    isFirst = false;
  }

  private static boolean isSame(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  private static String cell(String label) {
    var needsQuotes = label.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? "\"" + label.replace("\"", "\"\"") + "\"" : label;
  }
}
