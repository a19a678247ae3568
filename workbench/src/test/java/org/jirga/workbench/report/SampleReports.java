package org.jirga.workbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.workbench.project.CaseReader;

/// Reports with made up numbers of the right shape, so that pages can be tested without a study.
///
/// Run [#main] to look at one: arguments are the case and the file to write.
public final class SampleReports {

  private SampleReports() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[1]);
    ReportWriter.write(of(Path.of(args[0])), file, file.resolveSibling("figures"));
  }

  static Report of(Path folder) {
    try {
      var content = CaseReader.read(folder).content().orElseThrow();
      var base = Simulation.run(Lowering.lower(content.model(), Map.of()).program().orElseThrow());
      return new Report(
          new SampleResults(content.study(), base).results(),
          content.model(),
          content.evidence(),
          Optional.empty(),
          base,
          new Provenance(
              "0.1.0",
              "25.0.3",
              "./jirga run cases/" + content.study().name(),
              content.modelHash(),
              content.studyHash()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The case of the repository with this name.
  public static Report ofCase(String name) {
    return of(Path.of(System.getProperty("jirga.root", "."), "cases", name));
  }
}
