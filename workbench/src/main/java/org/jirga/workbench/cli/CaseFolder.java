package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseCopy;
import org.jirga.workbench.project.CaseReader;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A folder that a command may be given for a case: the case itself, or the results of a run with
/// the copy that they keep of it.
final class CaseFolder {

  private CaseFolder() {}

  /// The case in a folder; absent, with its errors shown, where it has any.
  ///
  /// @throws ParameterException if there is none
  static Optional<Case> read(Path path, CommandLine line, Terminal terminal) throws IOException {
    var kept = path.resolve(CaseCopy.FOLDER);
    var isOutput = !CaseReader.isCase(path) && CaseReader.isCase(kept);
    if (!isOutput && !CaseReader.isCase(path)) {
      throw new ParameterException(
          line,
          Files.isDirectory(path.resolve("runs"))
              ? "%s keeps no copy of its case; run it again, or name the case".formatted(path)
              : "%s is neither a case nor what jirga run wrote".formatted(path));
    }
    var reading = CaseReader.read(isOutput ? kept : path);
    if (reading.content().isEmpty()) {
      reading
          .diagnostics()
          .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
      terminal.err().println(new FileReport(path, reading.diagnostics()).summary());
    }
    return reading.content();
  }
}
