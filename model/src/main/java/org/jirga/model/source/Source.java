package org.jirga.model.source;

import java.util.Arrays;
import java.util.List;

/// A named text: a file's name as the user gave it, and what it holds.
///
/// A model may be in several files. Their texts are then one, and a place in it is a place in one
/// of them: [#joined].
public final class Source {

  private final String name;
  private final String text;
  private final int[] lineStarts;

  /// Empty if it is a single file.
  private final List<Source> parts;

  public Source(String name, String text) {
    this(name, text, List.of());
  }

  private Source(String name, String text, List<Source> parts) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.parts = List.copyOf(parts);
  }

  /// Several files, one behind the other with a line feed between them; the name is that of the
  /// first.
  ///
  /// @param files single ones, at least one
  public static Source joined(List<Source> files) {
    return files.size() == 1
        ? files.getFirst()
        : new Source(
            files.getFirst().name(),
            String.join("\n", files.stream().map(Source::text).toList()),
            files);
  }

  /// The files that it is made of: itself if it is one.
  public List<Source> files() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /// Which of the files a place is in, from 0.
  public int fileAt(int offset) {
    var end = 0;
    for (var file = 0; file < parts.size(); file++) {
      end += parts.get(file).text().length() + 1;
      if (offset < end) {
        return file;
      }
    }
    return Math.max(0, parts.size() - 1);
  }

  /// Where a file begins in the whole text.
  public int startOf(int file) {
    return files().subList(0, file).stream().mapToInt(part -> part.text().length() + 1).sum();
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

  /// Line and column of an offset, in the file where it is; an offset past the end is placed at the
  /// end.
  public Position position(int offset) {
    if (!parts.isEmpty()) {
      var file = fileAt(offset);
      return parts.get(file).position(offset - startOf(file));
    }
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
