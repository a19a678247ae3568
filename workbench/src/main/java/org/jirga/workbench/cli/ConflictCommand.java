package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.jirga.workbench.conflict.ConflictExport;
import org.jirga.workbench.conflict.ConflictFile;
import org.jirga.workbench.conflict.ConflictFindings;
import org.jirga.workbench.conflict.ConflictJson;
import org.jirga.workbench.conflict.ConflictReader;
import org.jirga.workbench.conflict.ConflictText;
import org.jirga.workbench.conflict.TargetFindings;
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

  @Option(
      names = "--target",
      paramLabel = "STATE",
      description = "Say what would make this state last, by its name or number.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--unstable",
      paramLabel = "STATE",
      description = "With --target: a state that is not to last; may be repeated.")
  private List<String> unstable = List.of();

  @Option(
      names = "--concept",
      paramLabel = "CONCEPT",
      description = "The concept for --target: Nash, GMR, SMR, SEQ (without it) or SSEQ.")
  private String concept = Concept.SEQ.label();

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "Write for another tool: nfg (Gambit), graphml or csv.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException {
    refuseIdleOptions();
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
    var content = reading.content().get();
    if (target.isPresent()) {
      return towards(content, target.get(), terminal);
    }
    var findings = ConflictFindings.of(content);
    if (format.isPresent()) {
      return export(findings, format.get(), terminal);
    }
    if (json) {
      terminal.out().println(ConflictJson.of(findings));
    } else {
      ConflictText.of(findings).forEach(terminal.out()::println);
    }
    return ExitCode.DONE;
  }

  private void refuseIdleOptions() {
    var given = spec.commandLine().getParseResult();
    for (var option : List.of("--unstable", "--concept")) {
      if (target.isEmpty() && given.hasMatchedOption(option)) {
        throw new ParameterException(spec.commandLine(), option + " needs --target");
      }
    }
    if (format.isPresent() && (json || target.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          "--to writes the conflict alone; leave out " + (json ? "--json" : "--target"));
    }
  }

  private ExitCode towards(ConflictFile content, String name, Terminal terminal) {
    var state = state(content.game(), name);
    var others = StateSet.of(unstable.stream().mapToInt(it -> state(content.game(), it)).toArray());
    if (others.contains(state)) {
      throw new ParameterException(
          spec.commandLine(), "'%s' cannot both last and not last".formatted(name));
    }
    var concepts = List.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ);
    var wanted =
        concepts.stream()
            .filter(it -> it.label().equalsIgnoreCase(concept))
            .findFirst()
            .orElseThrow(
                () -> unknown("concept", concept, concepts.stream().map(Concept::label).toList()));
    var findings = TargetFindings.of(content, state, others, wanted);
    if (findings.isEmpty()) {
      terminal.err().println("jirga: some preferences are not known, so nothing can be said");
      return ExitCode.MODEL_ERRORS;
    }
    if (json) {
      terminal.out().println(findings.get().json());
    } else {
      findings.get().lines().forEach(terminal.out()::println);
    }
    return ExitCode.DONE;
  }

  private int state(Game game, String name) {
    var names = IntStream.range(0, game.size()).mapToObj(game::name).toList();
    if (!names.contains(name)) {
      throw unknown("state", name, names);
    }
    return names.indexOf(name);
  }

  private ExitCode export(ConflictFindings findings, String name, Terminal terminal) {
    var formats =
        Arrays.stream(ConflictExport.Format.values())
            .collect(
                Collectors.toMap(
                    it -> it.name().toLowerCase(Locale.ROOT), it -> it, (a, _) -> a, TreeMap::new));
    var wanted = formats.get(name.toLowerCase(Locale.ROOT));
    if (wanted == null) {
      throw unknown("format", name, List.copyOf(formats.keySet()));
    }
    var text = new ConflictExport(findings).write(wanted);
    if (text.isEmpty()) {
      terminal
          .err()
          .println(
              "jirga: Gambit needs known preferences, and settings that are all feasible together");
      return ExitCode.MODEL_ERRORS;
    }
    terminal.out().print(text.get());
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
    return UnknownName.of(spec.commandLine(), what, name, known);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException _) {
      throw new IOException(file + ": the file is not a text in UTF-8");
    }
  }
}
