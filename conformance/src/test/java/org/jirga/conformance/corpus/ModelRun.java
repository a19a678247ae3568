package org.jirga.conformance.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.Simulation;
import org.jirga.engine.run.Trajectory;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;

/// What became of a model file: a run, or the errors that stood in its way.
record ModelRun(
    Optional<Program> program, Optional<Trajectory> trajectory, List<Diagnostic> errors) {

  ModelRun {
    errors = List.copyOf(errors);
  }

  static ModelRun of(Path file) throws IOException {
    return of(file, List.of());
  }

  /// Reads, checks, lowers and runs.
  ///
  /// @param data files with the series of data variables
  static ModelRun of(Path file, List<Path> data) throws IOException {
    var reading = ModelReader.read(file, data);
    if (!reading.hasModel()) {
      return new ModelRun(Optional.empty(), Optional.empty(), errors(reading.diagnostics()));
    }
    var checked = new ModelChecker().check(reading.model());
    if (reading.hasErrors() || checked.hasErrors()) {
      var all = new ArrayList<>(reading.diagnostics());
      all.addAll(checked.diagnostics());
      return new ModelRun(Optional.empty(), Optional.empty(), errors(all));
    }
    return of(checked);
  }

  static ModelRun of(CheckedModel checked) {
    var lowered = Lowering.lower(checked);
    return new ModelRun(
        lowered.program(), lowered.program().map(Simulation::run), errors(lowered.diagnostics()));
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).sorted(Diagnostic.BY_PLACE).toList();
  }
}
