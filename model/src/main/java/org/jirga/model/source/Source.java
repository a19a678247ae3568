package org.jirga.model.source;

import java.util.Arrays;

/// A named text: a file's name as the user gave it, and what it holds.
public final class Source {

  private final String name;
  private final String text;
  private final int[] lineStarts;

  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /// The whole text as one span.
  public Span all() {
    return new Span(0, text.length());
  }

  /// Line and column of an offset; an offset past the end is placed at the end.
  public Position position(int offset) {
    var found = Arrays.binarySearch(lineStarts, Math.min(offset, text.length()));
    var line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, Math.min(offset, text.length()) - lineStarts[line] + 1);
  }

  /// One line without its terminator.
  ///
  /// @param number from 1 to [#lines()]
  public String line(int number) {
    var start = lineStarts[number - 1];
    var end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  public int lines() {
    return lineStarts.length;
  }

  @Override
  public String toString() {
    return name;
  }

  private static int[] lineStarts(String text) {
    var starts = new int[16];
    var count = 1;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var endsLine =
          c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (endsLine) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
