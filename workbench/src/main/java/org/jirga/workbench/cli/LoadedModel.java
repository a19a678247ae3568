package org.jirga.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jirga.engine.program.Lowering;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.structure.Model;

/// A model file that was read and checked.
///
/// @param checked absent if the file holds no model at all
record LoadedModel(Optional<CheckedModel> checked, FileReport report) {

  static LoadedModel load(Path file) {
    return load(file, List.of(), UnaryOperator.identity());
  }

  /// @param data files with the values of data variables
  /// @param change made to the model before it is checked
  static LoadedModel load(Path file, List<Path> data, UnaryOperator<Model> change) {
    var reading = ModelReader.read(file, data);
    var report = new FileReport(file, reading.diagnostics());
    if (!reading.hasModel()) {
      return new LoadedModel(Optional.empty(), report);
    }
    var checked = new ModelChecker().check(change.apply(reading.model()));
    return new LoadedModel(Optional.of(checked), report.with(checked.diagnostics()));
  }

  /// The report with what only the values show: bounds and steps of time that are computed.
  FileReport completeReport() {
    return checked
        .filter(_ -> !report.hasErrors())
        .map(sound -> report.with(Lowering.lower(sound).diagnostics()))
        .orElse(report);
  }
}
