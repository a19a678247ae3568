package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jirga.engine.expectation.ExpectationTester;
import org.jirga.formats.ImportReport;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.structure.Model;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.project.CaseReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga check`: every error and warning of models and cases.
@Command(
    name = "check",
    description = "Show every error and warning of models and cases, each at its place.",
    footer = {"", "Ends with 1 if there is an error."})
final class CheckCommand implements Subcommand {

  @Spec private CommandSpec spec = CommandSpec.create();

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

  @Option(
      names = "--report",
      description = "Say what of each model was read, what was not, and what was changed.")
  private boolean report;

  @Option(
      names = "--expectations",
      description =
          "Run the model and test what its file expects of it (:THE CONDITION: ... :IMPLIES: ...).")
  private boolean expectations;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Say what so many futures of a case will take; without it, as many as it wants.")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--no-sample",
      description = "Run nothing of a case, and say nothing of the time that it will take.")
  private boolean withoutSample;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    var reports = new ArrayList<FileReport>();
    var imports = new HashMap<Path, ImportReport>();
    var forecasts = new HashMap<Path, CaseForecast>();
    if (runs.filter(number -> number < 1).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be at least 1, not " + runs.get());
    }
    for (var path : paths) {
      var found =
          CaseReader.isCase(path)
              ? checkedCase(path, forecasts, terminal)
              : checkedModel(path, imports, terminal);
      reports.add(strict ? found.strictly() : found);
    }
    if (json) {
      terminal.out().println(asJson(reports, imports, forecasts));
    } else {
      for (var one : reports) {
        print(one, terminal);
        Optional.ofNullable(imports.get(one.path()))
            .ifPresent(imported -> print(imported, terminal));
        Optional.ofNullable(forecasts.get(one.path()))
            .ifPresent(forecast -> forecast.lines().forEach(terminal.out()::println));
      }
    }
    return reports.stream().anyMatch(FileReport::hasErrors) ? ExitCode.MODEL_ERRORS : ExitCode.DONE;
  }

  private FileReport checkedCase(Path path, Map<Path, CaseForecast> forecasts, Terminal terminal)
      throws IOException {
    var reading = CaseReader.read(path);
    if (reading.content().isPresent() && !withoutSample) {
      var content = reading.content().get();
      CaseForecast.of(content, runs.orElse(content.study().runs()))
          .ifPresentOrElse(
              forecast -> forecasts.put(path, forecast),
              () ->
                  terminal
                      .err()
                      .printf(
                          "%s: the first runs take so long that nothing can be said of the rest%n",
                          path));
    }
    return new FileReport(path, reading.diagnostics());
  }

  private FileReport checkedModel(Path path, Map<Path, ImportReport> imports, Terminal terminal) {
    var loaded = LoadedModel.load(path, data, UnaryOperator.identity());
    if (report) {
      loaded.checked().ifPresent(checked -> imports.put(path, ImportReport.of(checked.model())));
    }
    var complete = loaded.completeReport();
    return expectations && !complete.hasErrors()
        ? loaded.checked().map(one -> tested(complete, one.model(), terminal)).orElse(complete)
        : complete;
  }

  private FileReport tested(FileReport report, Model model, Terminal terminal) {
    var problems = new ArrayList<Diagnostic>();
    for (var finding : ExpectationTester.test(model)) {
      finding.problem().ifPresent(problems::add);
      if (finding.problem().isEmpty() && !json) {
        terminal.out().printf("%s: '%s' holds%n", report.path(), finding.constraint().name());
      }
    }
    return report.with(problems);
  }

  private static void print(ImportReport imported, Terminal terminal) {
    terminal.out().println("  read:");
    imported.read().forEach((kind, count) -> terminal.out().println("    " + count + " " + kind));
    print("ignored", imported.ignored(), terminal);
    print("changed", imported.changed(), terminal);
  }

  private static void print(String title, List<ImportReport.Note> notes, Terminal terminal) {
    terminal.out().println("  " + title + ":" + (notes.isEmpty() ? " nothing" : ""));
    notes.forEach(note -> terminal.out().println("    line " + note.line() + ": " + note.text()));
  }

  private static void print(FileReport report, Terminal terminal) {
    report
        .diagnostics()
        .forEach(diagnostic -> terminal.out().print(DiagnosticPrinter.print(diagnostic)));
    terminal.out().println(report.summary());
  }

  private static Json asJson(ImportReport imported) {
    var read = Json.object();
    for (var kind : imported.read().entrySet()) {
      read = read.with(kind.getKey(), kind.getValue());
    }
    return Json.object(
        "read",
        read,
        "ignored",
        imported.ignored().stream().map(CheckCommand::asJson).toList(),
        "changed",
        imported.changed().stream().map(CheckCommand::asJson).toList());
  }

  private static Json asJson(ImportReport.Note note) {
    return Json.object("line", note.line(), "text", note.text());
  }

  private static Json asJson(
      FileReport report, Map<Path, ImportReport> imports, Map<Path, CaseForecast> forecasts) {
    var json =
        Json.object(
            "path",
            report.path().toString(),
            "diagnostics",
            report.diagnostics().stream().map(CheckCommand::asJson).toList());
    var forecast = Optional.ofNullable(forecasts.get(report.path()));
    if (forecast.isPresent()) {
      return json.with("forecast", forecast.get().json());
    }
    return Optional.ofNullable(imports.get(report.path()))
        .map(imported -> json.with("report", asJson(imported)))
        .orElse(json);
  }

  private static Json asJson(
      List<FileReport> reports,
      Map<Path, ImportReport> imports,
      Map<Path, CaseForecast> forecasts) {
    return Json.object(
        "checked", reports.stream().map(report -> asJson(report, imports, forecasts)).toList());
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
