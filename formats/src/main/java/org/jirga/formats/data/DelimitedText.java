package org.jirga.formats.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cuts CSV and TSV into cells: quotes as in RFC 4180, either line ending.
public final class DelimitedText {

  private final String text;
  private final char separator;
  private int at;
  private boolean torn;

  private DelimitedText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  public static Sheet read(String text, char separator) {
    var rows =
        lines(text, separator).stream()
            .map(line -> line.cells().stream().map(DelimitedText::cell).toList())
            .toList();
    return new Sheet(rows, Map.of());
  }

  /// A row of cells as they are written, without quotes and what is blank around them.
  ///
  /// @param number of its first line in the file, from 1
  /// @param quoted whether it begins with a quote
  /// @param torn whether one of its quotes is not closed: at all, or not in its line though it
  /// stands within a cell
  record Line(int number, boolean quoted, boolean torn, List<String> cells) {}

  /// The rows of a text.
  static List<Line> lines(String text, char separator) {
    return new DelimitedText(text, separator).lines();
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    var number = 1;
    at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length()) {
      var start = at;
      var cells = new ArrayList<String>();
      torn = false;
      do {
        cells.add(content());
      } while (took(separator));
      lines.add(new Line(number, text.charAt(start) == '"', torn, cells));
      if (took('\r')) {
        took('\n');
      } else {
        took('\n');
      }
      number += breaks(start, at);
    }
    return lines;
  }

  private int breaks(int from, int to) {
    var breaks = 0;
    for (var i = from; i < to; i++) {
      var c = text.charAt(i);
      if (c == '\n' || c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n')) {
        breaks++;
      }
    }
    return breaks;
  }

  private boolean took(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private String content() {
    var content = new StringBuilder();
    var quoted = false;
    var within = false;
    while (at < text.length() && (quoted || !endsCell(text.charAt(at)))) {
      var c = text.charAt(at++);
      if (c != '"') {
        torn |= within && quoted && (c == '\n' || c == '\r');
        content.append(c);
      } else if (quoted && at < text.length() && text.charAt(at) == '"') {
        content.append(c);
        at++;
      } else {
        within = !quoted && !content.toString().isBlank();
        quoted = !quoted;
      }
    }
    torn |= quoted;
    return content.toString().strip();
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /// A number where the text is one: in decimal digits, and one that a `double` can hold.
  static Cell cell(String content) {
    if (content.isEmpty()) {
      return Cell.BLANK;
    }
    if (isDecimal(content)) {
      try {
        var value = Double.parseDouble(content);
        return Double.isFinite(value) ? new Cell.Number(value) : new Cell.Text(content);
      } catch (NumberFormatException _) {
        return new Cell.Text(content);
      }
    }
    return new Cell.Text(content);
  }

  /// Java also reads `0x1p3`, `1f` and `Infinity`.
  private static boolean isDecimal(String content) {
    for (var i = 0; i < content.length(); i++) {
      var c = content.charAt(i);
      if ((c < '0' || c > '9') && ".+-eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
