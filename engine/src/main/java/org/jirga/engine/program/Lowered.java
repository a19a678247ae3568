package org.jirga.engine.program;

import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Diagnostic;

/// What lowering gives: a program, unless the time settings make none.
///
/// @param diagnostics about the time settings, sorted by place; a program may come with warnings
public record Lowered(Optional<Program> program, List<Diagnostic> diagnostics) {

  public Lowered {
    diagnostics = List.copyOf(diagnostics);
  }
}
