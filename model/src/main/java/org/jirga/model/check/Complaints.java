package org.jirga.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// Gathers the diagnostics of one check.
final class Complaints {

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  Complaints(Source source) {
    this.source = source;
  }

  void add(CheckCode code, Span span, String message) {
    found.add(Diagnostic.of(code, source, span, message));
  }

  void add(CheckCode code, Span span, String message, String hint) {
    found.add(Diagnostic.of(code, source, span, message, hint));
  }

  void add(CheckCode code, Span span, String message, Optional<String> hint) {
    found.add(new Diagnostic(code.severity(), code, source, span, message, hint));
  }

  void addAll(List<Diagnostic> others) {
    found.addAll(others);
  }

  /// A variable that is defined again.
  ///
  /// @param first where it is defined first
  void addSecondDefinition(Name name, Span again, Span first) {
    add(
        CheckCode.DEFINED_TWICE,
        again,
        "'%s' is defined twice, first in line %d"
            .formatted(name, source.position(first.start()).line()),
        "rename or remove one of the two");
  }

  /// Each once: the equations of a macro are checked for each of its calls.
  List<Diagnostic> sorted() {
    return found.stream().sorted(Diagnostic.BY_PLACE).distinct().toList();
  }
}
