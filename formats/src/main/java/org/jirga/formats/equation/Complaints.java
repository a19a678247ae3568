package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Code;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// Collects the complaints about one source while it is read, or written in another format.
public final class Complaints {

  private final Source source;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public Complaints(Source source) {
    this.source = source;
  }

  public void add(Code code, Span span, String message) {
    diagnostics.add(Diagnostic.of(code, source, span, message));
  }

  public void add(Code code, Span span, String message, String hint) {
    diagnostics.add(Diagnostic.of(code, source, span, message, hint));
  }

  public void add(Code code, Span span, String message, Optional<String> hint) {
    diagnostics.add(new Diagnostic(code.severity(), code, source, span, message, hint));
  }

  /// Takes over what was complained of elsewhere, about the same source.
  public void addAll(Complaints others) {
    diagnostics.addAll(others.diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /// What is read.
  public Source source() {
    return source;
  }

  public boolean isEmpty() {
    return diagnostics.isEmpty();
  }

  /// The first by place that keeps what is read from being used.
  public Optional<Diagnostic> firstError() {
    return sorted().stream().filter(Diagnostic::isError).findFirst();
  }

  /// In the order of their places.
  public List<Diagnostic> sorted() {
    return diagnostics.stream().sorted(Diagnostic.BY_PLACE).distinct().toList();
  }
}
