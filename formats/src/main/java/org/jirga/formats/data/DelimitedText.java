package org.jirga.formats.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cuts CSV and TSV into cells: quotes as in RFC 4180, either line ending.
public final class DelimitedText {

  private final String text;
  private final char separator;
  private int at;

  private DelimitedText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  public static Sheet read(String text, char separator) {
    return new Sheet(new DelimitedText(text, separator).rows(), Map.of());
  }

  private List<List<Cell>> rows() {
    var rows = new ArrayList<List<Cell>>();
    at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length()) {
      var row = new ArrayList<Cell>();
      do {
        row.add(cell());
      } while (took(separator));
      rows.add(row);
      if (took('\r')) {
        took('\n');
      } else {
        took('\n');
      }
    }
    return rows;
  }

  private boolean took(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private Cell cell() {
    var content = new StringBuilder();
    var quoted = false;
    while (at < text.length() && (quoted || !endsCell(text.charAt(at)))) {
      var c = text.charAt(at++);
      if (c != '"') {
        content.append(c);
      } else if (quoted && at < text.length() && text.charAt(at) == '"') {
        content.append(c);
        at++;
      } else {
        quoted = !quoted;
      }
    }
    return cell(content.toString().strip());
  }

  private boolean endsCell(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /// A number where the text is one.
  static Cell cell(String content) {
    if (content.isEmpty()) {
      return Cell.BLANK;
    }
    var c = content.charAt(content.length() - 1);
    if (c >= '0' && c <= '9' || c == '.') {
      try {
        return new Cell.Number(Double.parseDouble(content));
      } catch (NumberFormatException _) {
        return new Cell.Text(content);
      }
    }
    return new Cell.Text(content);
  }
}
