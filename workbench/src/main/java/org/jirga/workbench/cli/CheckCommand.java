package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.project.CaseReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jirga check`: every error and warning of models and cases.
@Command(
    name = "check",
    description = "Show every error and warning of models and cases, each at its place.",
    footer = {"", "Ends with 1 if there is an error."})
final class CheckCommand implements Subcommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL|CASE",
      description =
          "A model file (.mdl of Vensim; .xmile, .stmx, .itmx or .xml of XMILE) or the folder of a"
              + " case.")
  private List<Path> paths = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "A .csv, .tab, .tsv or .dat file with the values of data variables. May be repeated.")
  private List<Path> data = List.of();

  @Option(names = "--strict", description = "Take warnings, such as those on units, for errors.")
  private boolean strict;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    var reports = new ArrayList<FileReport>();
    for (var path : paths) {
      var report =
          CaseReader.isCase(path)
              ? new FileReport(path, CaseReader.read(path).diagnostics())
              : LoadedModel.load(path, data, UnaryOperator.identity()).completeReport();
      reports.add(strict ? report.strictly() : report);
    }
    if (json) {
      terminal.out().println(asJson(reports));
    } else {
      reports.forEach(report -> print(report, terminal));
    }
    return reports.stream().anyMatch(FileReport::hasErrors) ? ExitCode.MODEL_ERRORS : ExitCode.DONE;
  }

  private static void print(FileReport report, Terminal terminal) {
    report
        .diagnostics()
        .forEach(diagnostic -> terminal.out().print(DiagnosticPrinter.print(diagnostic)));
    terminal.out().println(report.summary());
  }

  private static Json asJson(List<FileReport> reports) {
    return Json.object(
        "checked",
        reports.stream()
            .map(
                report ->
                    Json.object(
                        "path",
                        report.path().toString(),
                        "diagnostics",
                        report.diagnostics().stream().map(CheckCommand::asJson).toList()))
            .toList());
  }

  private static Json asJson(Diagnostic diagnostic) {
    var source = diagnostic.source();
    var start = source.position(diagnostic.span().start());
    var end = source.position(diagnostic.span().end());
    var json =
        Json.object(
            "severity", diagnostic.severity().word(),
            "code", diagnostic.code().id(),
            "file", source.name(),
            "line", start.line(),
            "column", start.column(),
            "endLine", end.line(),
            "endColumn", end.column(),
            "message", diagnostic.message());
    return diagnostic.hint().map(hint -> json.with("hint", hint)).orElse(json);
  }
}
