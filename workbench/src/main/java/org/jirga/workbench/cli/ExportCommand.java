package org.jirga.workbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jirga.store.RunQueries;
import org.jirga.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga export`: stored runs as one file for each table.
@Command(
    name = "export",
    description = "Write the stored runs of a study as one file for each table.")
final class ExportCommand implements Subcommand {

  enum Format {
    CSV,
    PARQUET
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OUT-FOLDER",
      description = "The folder that jirga run wrote its results to.")
  private Path folder = Path.of("");

  @Option(names = "--to", paramLabel = "FORMAT", description = "csv or parquet; csv without it.")
  private Format format = Format.CSV;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the files; without it, export in the folder of the runs.")
  private Optional<Path> out = Optional.empty();

  @Override
  public ExitCode call(Terminal terminal) {
    var runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s has no runs; name the output folder of jirga run".formatted(folder));
    }
    try (var queries = RunQueries.open(runs)) {
      var target = out.orElseGet(() -> folder.resolve("export"));
      queries
          .export(target, format.name().toLowerCase(Locale.ROOT))
          .forEach(terminal.out()::println);
      return ExitCode.DONE;
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      return ExitCode.MODEL_ERRORS;
    }
  }
}
