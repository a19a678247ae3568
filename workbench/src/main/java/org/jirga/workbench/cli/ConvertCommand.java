package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.LoweringCode;
import org.jirga.engine.script.ScriptWriter;
import org.jirga.formats.ModelWriter;
import org.jirga.formats.ModelWriter.Format;
import org.jirga.formats.ModelWriter.Writing;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.structure.Model;
import org.jirga.workbench.diagram.SketchLayouter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jirga convert`: the same model in another format.
@Command(
    name = "convert",
    description = "Write a model in another format, so that it gives the same results.",
    footer = {
      "",
      "Without --out the model goes to the terminal. What the other format cannot say is an error"
          + " at its place; then nothing is written, and the command ends with 1."
    })
final class ConvertCommand implements Subcommand {

  /// What a model can be written as. Another one is added here and in [#write].
  enum Target {
    XMILE,
    MDL,
    JS;

    /// As users write it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "MODEL",
      description = "A model file (.mdl of Vensim; .xmile, .stmx, .itmx or .xml of XMILE).")
  private Path model = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}: XMILE 1.0, Vensim's text format, or an ES module that runs the"
              + " model in browsers and in Node, to the same bits.")
  private Target target = Target.XMILE;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "A .csv, .tab, .tsv or .dat file with the values of data variables. May be repeated.")
  private List<Path> data = List.of();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write it.")
  private Optional<Path> out = Optional.empty();

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    var loaded = LoadedModel.load(model, data, UnaryOperator.identity());
    var report = loaded.report();
    if (loaded.checked().isEmpty() || report.hasErrors()) {
      show(report, terminal);
      return ExitCode.MODEL_ERRORS;
    }
    var writing = write(loaded.checked().get());
    // The file's own warnings are for `check` to show.
    var written = new FileReport(model, new ArrayList<>(writing.diagnostics()));
    if (!written.diagnostics().isEmpty()) {
      show(written, terminal);
    }
    if (writing.hasErrors()) {
      return ExitCode.MODEL_ERRORS;
    }
    if (out.isPresent()) {
      Files.writeString(out.get(), writing.text());
    } else {
      terminal.out().print(writing.text());
      terminal.out().flush();
    }
    return ExitCode.DONE;
  }

  private Writing write(CheckedModel checked) {
    return switch (target) {
      case XMILE -> ModelWriter.write(checked, Format.XMILE, new SketchLayouter());
      case MDL -> ModelWriter.write(checked, Format.MDL, new SketchLayouter());
      case JS -> script(checked);
    };
  }

  private static Writing script(CheckedModel checked) {
    var lowered = Lowering.lower(checked);
    if (lowered.program().filter(it -> it.time().uneven().isPresent()).isPresent()) {
      return new Writing("", List.of(unevenSteps(checked)));
    }
    return new Writing(
        lowered.program().map(ScriptWriter::module).orElse(""), lowered.diagnostics());
  }

  private static Diagnostic unevenSteps(CheckedModel checked) {
    var model = checked.model();
    return Diagnostic.of(
        LoweringCode.UNEVEN_STEPS,
        model.source(),
        model.variable(Model.TIME_STEP).orElseThrow().description().span(),
        "a script has time settings that stay the same",
        "give the time settings numbers, or expressions of constants");
  }

  private static void show(FileReport report, Terminal terminal) {
    report
        .diagnostics()
        .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
    terminal.err().println(report.summary());
    terminal.err().flush();
  }
}
