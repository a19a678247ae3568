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

/// Collects what is wrong with one file.
public final class Problems {

  private static final int LISTED = 8;

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  public Problems(Source source) {
    this.source = source;
  }

  public Source source() {
    return source;
  }

  public void add(Code code, Span span, String message) {
    add(code, span, message, Optional.empty());
  }

  public void add(Code code, Span span, String message, String hint) {
    add(code, span, message, Optional.of(hint));
  }

  public void add(Code code, Span span, String message, Optional<String> hint) {
    found.add(new Diagnostic(code.severity(), code, source, span, message, hint));
  }

  /// A name that is none of those known; the hint is the nearest of them, or a short list.
  public void unknown(Code code, Span span, String message, String name, Collection<String> known) {
    add(code, span, message, Suggestion.didYouMean(name, known).or(() -> list(known)));
  }

  /// Adds what another phase found in this file or in another one.
  public void addAll(List<Diagnostic> others) {
    found.addAll(others);
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
