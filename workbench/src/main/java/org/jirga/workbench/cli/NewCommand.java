package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.workbench.starter.CaseStarter;
import org.jirga.workbench.starter.NewCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga new`: a case of one's own.
@Command(
    name = "new",
    description = "Make a case of one's own that runs as it is.",
    footer = {
      "",
      "With --from, the study lists every constant of the model with a range to fill in, and"
          + " measures its stocks. Without it, the case is a small complete example: fish in a"
          + " lake, and boats."
    })
final class NewCommand implements Subcommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CASE", description = "The folder to make; it must not hold anything.")
  private Path folder = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description =
          "A model file to copy into the case: .mdl (Vensim), .xmile, .stmx, .itmx or .xml"
              + " (XMILE).")
  private Optional<Path> from = Optional.empty();

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    refuseWhatIsThere();
    if (from.isEmpty()) {
      return make(new CaseStarter(folder).example(), "a case to learn from", terminal);
    }
    var file = from.get();
    var model = LoadedModel.load(file);
    var report = model.completeReport();
    if (report.hasErrors() || model.checked().isEmpty()) {
      report.diagnostics().stream()
          .filter(Diagnostic::isError)
          .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
      terminal.err().println(report.summary());
      terminal.err().println("jirga new: a case needs a model without errors; nothing was made");
      return ExitCode.MODEL_ERRORS;
    }
    var made = new CaseStarter(folder).of(model.checked().get(), file);
    var code = make(made, "a case of " + file, terminal);
    if (!report.diagnostics().isEmpty()) {
      terminal.err().println(report.summary() + " (jirga check shows them)");
    }
    return code;
  }

  private void refuseWhatIsThere() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw wrong("%s is a file; name a folder that is not there yet".formatted(folder));
    }
    try (var inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw wrong("%s is not empty; name a folder that is not there yet".formatted(folder));
      }
    }
  }

  private ExitCode make(NewCase made, String what, Terminal terminal) throws IOException {
    made.write(folder);
    var out = terminal.out();
    out.printf("Made %s, %s:%n", folder, what);
    var width = made.parts().stream().mapToInt(part -> part.name().length()).max().orElse(1);
    made.parts()
        .forEach(part -> out.printf("  %-" + width + "s  %s%n", part.name(), part.purpose()));
    out.printf("Next: ./jirga run %s%n", quoted(folder.toString()));
    return ExitCode.DONE;
  }

  /// As a shell takes it for one word.
  private static String quoted(String path) {
    return path.matches("[\\w./:@%+,\\\\-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
