package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.jirga.model.source.Suggestion;
import org.jirga.workbench.conflict.ConflictFindings;
import org.jirga.workbench.conflict.ConflictJson;
import org.jirga.workbench.conflict.ConflictReader;
import org.jirga.workbench.conflict.ConflictText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga conflict`: which states of a conflict would last, and why.
@Command(
    name = "conflict",
    description = "Analyse a conflict: states, who stays in which, equilibria.",
    footer = {"", "Ends with 1 if the file has an error."})
final class ConflictCommand implements Subcommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  /// The file that is meant by a folder.
  private static final String FILE = "conflict.yaml";

  @Parameters(paramLabel = "FILE", description = "A conflict.yaml, or the folder that holds one.")
  private Path path = Path.of("");

  @Option(
      names = "--profile",
      paramLabel = "WHO=PROFILE",
      description = "The profile of a decision maker that holds; without it, its first.")
  private Map<String, String> profiles = new LinkedHashMap<>();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    var file = Files.isDirectory(path) ? path.resolve(FILE) : path;
    var reading = ConflictReader.read(new Source(file.toString(), text(file)), profiles);
    reading
        .diagnostics()
        .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
    if (reading.content().isEmpty()) {
      terminal.err().println(new FileReport(file, reading.diagnostics()).summary());
      return ExitCode.MODEL_ERRORS;
    }
    checkProfiles(reading.content().get().conflict());
    var findings = ConflictFindings.of(reading.content().get());
    if (json) {
      terminal.out().println(ConflictJson.of(findings));
    } else {
      ConflictText.of(findings).forEach(terminal.out()::println);
    }
    return ExitCode.DONE;
  }

  private void checkProfiles(Conflict conflict) {
    profiles.forEach(
        (name, profile) -> {
          var who =
              conflict.decisionMakers().stream()
                  .filter(it -> it.name().equals(name))
                  .findFirst()
                  .orElseThrow(
                      () -> unknown("decision maker", name, conflict.decisionMakerNames()));
          if (who.profile(profile).isEmpty()) {
            throw unknown(
                "profile of " + name,
                profile,
                who.profiles().stream().map(PreferenceProfile::name).toList());
          }
        });
  }

  private ParameterException unknown(String what, String name, List<String> known) {
    var hint = Suggestion.didYouMean(name, known).orElse("known: " + String.join(", ", known));
    return new ParameterException(
        spec.commandLine(), "there is no %s '%s'; %s".formatted(what, name, hint));
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException _) {
      throw new IOException(file + ": the file is not a text in UTF-8");
    }
  }
}
