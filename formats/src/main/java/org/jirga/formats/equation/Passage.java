package org.jirga.formats.equation;

import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// A text to be read as an equation, and where each of its characters stands in the file.
///
/// The two differ in XML, where `&lt;` is one character of the equation and four of the file.
public final class Passage {

  private final String text;
  private final int start;
  private final int end;
  private final Optional<int[]> offsets;

  private Passage(String text, int start, int end, Optional<int[]> offsets) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.offsets = offsets;
  }

  /// A stretch of the file as it stands.
  public static Passage of(Source source, Span span) {
    return new Passage(source.text(), span.start(), span.end(), Optional.empty());
  }

  /// A text that stands differently in the file.
  ///
  /// @param offsets where each character of the text begins in the file, and where the last one
  ///     ends: one more than the text has characters
  public static Passage decoded(String text, int[] offsets) {
    if (offsets.length != text.length() + 1) {
      throw new IllegalArgumentException(
          "%d characters need %d offsets, not %d."
              .formatted(text.length(), text.length() + 1, offsets.length));
    }
    return new Passage(text, 0, text.length(), Optional.of(offsets.clone()));
  }

  /// The characters; those outside [#start()] to [#end()] are not part of the passage.
  public String text() {
    return text;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /// What the passage says.
  public String content() {
    return text.substring(start, end);
  }

  /// The place in the file of a stretch of the text.
  public Span span(int from, int to) {
    return offsets
        .map(at -> new Span(at[from], Math.max(at[from], at[to])))
        .orElse(new Span(from, to));
  }

  /// The place in the file of the whole passage.
  public Span all() {
    return span(start, end);
  }

  /// A part of this passage.
  public Passage part(int from, int to) {
    return new Passage(text, from, to, offsets);
  }

  public boolean isBlank() {
    return content().isBlank();
  }
}
