package org.jirga.workbench.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Code;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;

/// Collects what is wrong with one file, or with several that are read as one.
public final class Problems {

  private static final int LISTED = 8;

  private final Source source;
  private final List<Part> parts = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  public Problems(Source source) {
    this.source = source;
  }

  /// Several files that are read as one: their texts, one after the other.
  ///
  /// @param files at least one
  public static Problems joined(List<Source> files) {
    var text = new StringBuilder();
    var parts = new ArrayList<Part>();
    for (var file : files) {
      parts.add(new Part(file, text.length()));
      text.append(file.text()).append('\n');
    }
    var problems = new Problems(new Source(files.getFirst().name(), text.toString()));
    problems.parts.addAll(parts);
    return problems;
  }

  /// A file, and where its text begins.
  private record Part(Source source, int start) {}

  /// The text that spans are places in.
  public Source source() {
    return source;
  }

  /// The file that a place is in.
  public Source file(Span place) {
    return part(place).source;
  }

  /// The line of its file that a place is in, from 1.
  public int line(Span place) {
    var part = part(place);
    return part.source.position(place.start() - part.start).line();
  }

  private Part part(Span place) {
    var found = new Part(source, 0);
    for (var part : parts) {
      if (part.start <= place.start()) {
        found = part;
      }
    }
    return found;
  }

  public void add(Code code, Span span, String message) {
    add(code, span, message, Optional.empty());
  }

  public void add(Code code, Span span, String message, String hint) {
    add(code, span, message, Optional.of(hint));
  }

  public void add(Code code, Span span, String message, Optional<String> hint) {
    found.add(placed(new Diagnostic(code.severity(), code, source, span, message, hint)));
  }

  /// A name that is none of those known; the hint is the nearest of them, or a short list.
  public void unknown(Code code, Span span, String message, String name, Collection<String> known) {
    add(code, span, message, Suggestion.didYouMean(name, known).or(() -> list(known)));
  }

  /// Adds what another phase found in this file or in another one.
  public void addAll(List<Diagnostic> others) {
    others.stream().map(this::placed).forEach(found::add);
  }

  private Diagnostic placed(Diagnostic diagnostic) {
    if (parts.isEmpty() || diagnostic.source() != source) {
      return diagnostic;
    }
    var part = part(diagnostic.span());
    var start = diagnostic.span().start() - part.start;
    var length = diagnostic.span().end() - diagnostic.span().start();
    var end = Math.min(start + length, part.source.text().length());
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        part.source,
        new Span(Math.min(start, end), end),
        diagnostic.message(),
        diagnostic.hint());
  }

  /// In the order of the file.
  public List<Diagnostic> all() {
    return found.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
  }

  private static Optional<String> list(Collection<String> known) {
    if (known.isEmpty() || known.size() > LISTED) {
      return Optional.empty();
    }
    return Optional.of("known: " + String.join(", ", known));
  }
}
