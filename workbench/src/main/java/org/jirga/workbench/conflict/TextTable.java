package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;

/// A table for a terminal: columns as wide as they need, the last one broken over lines.
final class TextTable {

  private static final String GAP = "  ";
  private static final int NARROWEST = 20;

  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int width) {
    this.width = width;
  }

  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Lines without ends, indented by two.
  List<String> lines() {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder(GAP);
      for (var i = 0; i < row.size() - 1; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
      }
      var start = line.length();
      var broken = broken(row.getLast(), Math.max(NARROWEST, width - start));
      for (var part : broken) {
        lines.add((line + part).stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(start));
      }
    }
    return lines;
  }

  /// Lines of at most so many characters, broken between words.
  static List<String> broken(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
