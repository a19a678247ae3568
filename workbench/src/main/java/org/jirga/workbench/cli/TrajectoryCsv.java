package org.jirga.workbench.cli;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.engine.run.Trajectory;

/// A run as comma-separated values (RFC 4180, lines ended by a line feed): first the time, then the
/// variables; one row for each saved step.
record TrajectoryCsv(Trajectory trajectory) {

  void write(Appendable out) throws IOException {
    out.append(
        Stream.concat(Stream.of("time"), trajectory.labels().stream())
            .map(TrajectoryCsv::cell)
            .collect(Collectors.joining(",", "", "\n")));
    var columns = trajectory.labels().size();
    var texts = new String[columns];
    var line = new StringBuilder();
    for (var row = 0; row < trajectory.times().length; row++) {
      line.setLength(0);
      line.append(trajectory.times()[row]);
      for (var column = 0; column < columns; column++) {
        // half of a model's variables are often constants, and writing numbers is slow
        if (row == 0 || !isAsBefore(row, column)) {
          texts[column] = Double.toString(trajectory.value(row, column));
        }
        line.append(',').append(texts[column]);
      }
      out.append(line.append('\n'));
    }
  }

  private boolean isAsBefore(int row, int column) {
    return Double.doubleToRawLongBits(trajectory.value(row, column))
        == Double.doubleToRawLongBits(trajectory.value(row - 1, column));
  }

  private static String cell(String label) {
    var needsQuotes = label.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needsQuotes ? "\"" + label.replace("\"", "\"\"") + "\"" : label;
  }
}
