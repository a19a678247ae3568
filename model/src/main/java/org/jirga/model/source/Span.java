package org.jirga.model.source;

/// A stretch of a source: offsets of its first character and of the one after its last.
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A span cannot run from %d to %d.".formatted(start, end));
    }
  }

  /// The stretch from the start of this span to the end of the other.
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
