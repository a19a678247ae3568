package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.workbench.diff.DiffReport;
import org.jirga.workbench.diff.Difference;
import org.jirga.workbench.diff.Differences;
import org.jirga.workbench.diff.Reasons;
import org.jirga.workbench.diff.StoredAnswers;
import org.jirga.workbench.diff.Version;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.summary.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga diff`: two versions of a case.
@Command(
    name = "diff",
    description = "Compare two versions of a case: what differs, which verdicts changed, and why.",
    footer = {
      "",
      "Each difference is tried alone on the first version, on the futures of the same seed. Of two"
          + " finished runs the verdicts are those of the runs."
    })
final class DiffCommand implements Subcommand {

  private static final int FUTURES = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The first version: the folder of a case, or what jirga run wrote.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The second version.")
  private Path after = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Plausible futures for each trial, 200 or as many as the study says if those are fewer; 0"
              + " runs nothing.")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What the draws depend on; without it, the seed of the first study.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads that compute; without it, one for each processor.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--json", description = "Write JSON instead of the lines for people.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    var one = CaseFolder.read(before, spec.commandLine(), terminal);
    var other = CaseFolder.read(after, spec.commandLine(), terminal);
    if (one.isEmpty() || other.isEmpty()) {
      return ExitCode.MODEL_ERRORS;
    }
    var differences = Differences.of(one.get(), other.get());
    var stored = new ArrayList<StoredAnswers>();
    stored(before).ifPresent(stored::add);
    stored(after).ifPresent(stored::add);
    var isStored = stored.size() == 2;
    var planned = runs.orElse(Math.min(FUTURES, one.get().study().runs()));
    if (planned < 0) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be at least 0, not %d".formatted(planned));
    }
    var isWorthIt = differences.stream().anyMatch(it -> it.kind().decides());
    try {
      var reasons =
          planned > 0 && isWorthIt
              ? reasons(one.get(), other.get(), differences, planned, terminal)
              : Optional.<Reasons>empty();
      var report =
          new DiffReport(
              before.toString(),
              after.toString(),
              differences,
              isStored ? stored : List.of(),
              reasons);
      if (json) {
        terminal.out().println(report.json());
      } else {
        report.lines().forEach(terminal.out()::println);
      }
      return ExitCode.DONE;
    } catch (CancellationException _) {
      throw new InterruptedException("The comparison was stopped.");
    }
  }

  private Optional<Reasons> reasons(
      Case one, Case other, List<Difference> differences, int planned, Terminal terminal) {
    var settings =
        new RunSettings(
            planned,
            seed.orElse(one.study().seed()),
            threads.orElse(Runtime.getRuntime().availableProcessors()),
            StudyProgress.silent(),
            Thread.currentThread()::isInterrupted);
    var reasons =
        Reasons.of(
            new Version(one.study(), one.model().model()),
            new Version(other.study(), other.model().model()),
            differences,
            settings);
    if (reasons.isEmpty()) {
      terminal.err().println("jirga: one of the versions cannot be run, so no verdict is compared");
    }
    return reasons;
  }

  private static Optional<StoredAnswers> stored(Path path) throws IOException {
    var summary = FinishedRun.summary(path);
    return Files.isRegularFile(summary) ? StoredAnswers.read(summary) : Optional.empty();
  }
}
