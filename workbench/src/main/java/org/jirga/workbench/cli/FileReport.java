package org.jirga.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.model.source.Diagnostic;

/// What there is to say about a model or case that a user named.
///
/// @param diagnostics sorted by place; those of a case are about several files
record FileReport(Path path, List<Diagnostic> diagnostics) {

  FileReport {
    diagnostics = List.copyOf(diagnostics);
  }

  FileReport with(List<Diagnostic> more) {
    var all = Stream.concat(diagnostics.stream(), more.stream());
    return new FileReport(path, all.sorted(Diagnostic.BY_PLACE).toList());
  }

  /// The same with each warning as an error.
  FileReport strictly() {
    return new FileReport(path, diagnostics.stream().map(Diagnostic::asError).toList());
  }

  boolean hasErrors() {
    return Diagnostic.anyError(diagnostics);
  }

  /// `model.mdl: 2 errors and 1 warning`.
  String summary() {
    var errors = diagnostics.stream().filter(Diagnostic::isError).count();
    var warnings = diagnostics.size() - errors;
    return "%s: %s and %s".formatted(path, count(errors, "error"), count(warnings, "warning"));
  }

  private static String count(long number, String what) {
    return "%s %s%s".formatted(number == 0 ? "no" : number, what, number == 1 ? "" : "s");
  }
}
