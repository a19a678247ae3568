package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.experiment.Shard;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.study.Combination;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.run.Failure;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Suggestion;
import org.jirga.store.RunStore;
import org.jirga.store.StoreException;
import org.jirga.workbench.project.CaseCopy;
import org.jirga.workbench.project.CaseReader;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.summary.FinishedRun;
import org.jirga.workbench.summary.Identity;
import org.jirga.workbench.summary.Summary;
import org.jirga.workbench.summary.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga run`: a case's whole study.
@Command(
    name = "run",
    description = "Run a case: draw futures, keep the plausible ones, judge the claims.",
    footer = {
      "",
      "Stop it with Ctrl-C; the same command goes on from there. The same seed gives the same"
          + " results, whatever the number of threads; more futures keep those that are there."
    })
final class RunCommand implements Subcommand {

  /// Where parts of the work go that were carried out by themselves.
  private static final String SHARDS = "shards";

  private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  private final long started = System.nanoTime();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CASE", description = "The folder of a case, with its study.yaml.")
  private Path path = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Plausible futures wanted; without it, as many as the study says.")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What the draws depend on; without it, the seed of the study.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads that compute; without it, one for each processor.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--backend",
      description =
          "interpreter, scalar or lanes; without it, what is expected to be done first. The numbers"
              + " are the same.")
  private Optional<Backend> backend = Optional.empty();

  @Option(
      names = "--unfiltered",
      description =
          "Run policies on draws as they come, and nothing else: no filter, no claims, no report."
              + " Any number of runs; they and a summary go to out/<case>-unfiltered.")
  private boolean unfiltered;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "With --unfiltered: a policy to run; may be given again. The baseline.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--series",
      description = "With --unfiltered: keep the course of the study's series, too.")
  private boolean series;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Carry out one of N parts by itself, on any machine; its runs go to shards/I-of-N in the"
              + " output folder. The command without this option puts the parts together.")
  private Optional<String> shard = Optional.empty();

  @Option(
      names = "--merge",
      paramLabel = "DIR",
      description =
          "Take over the runs in another output folder of this case before anything is computed;"
              + " may be given again. Those in shards/ are taken over without it.")
  private List<Path> merged = new ArrayList<>();

  @Option(
      names = "--stop-after",
      paramLabel = "SECONDS",
      description = "Stop after so much time, with exit code 75; the same command goes on.")
  private Optional<Double> stopAfter = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description =
          "A run that takes longer has failed. None by default, since which runs do depends on the"
              + " machine.")
  private Optional<Double> timeLimit = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the results; without it, out/<case>.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Write summary.json to the terminal, too.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    var reading = CaseReader.read(path);
    reading
        .diagnostics()
        .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
    if (reading.content().isEmpty()) {
      terminal.err().println(new FileReport(path, reading.diagnostics()).summary());
      return ExitCode.MODEL_ERRORS;
    }
    var content = reading.content().get();
    var planned = atLeastOne("--runs", runs.orElse(content.study().runs()));
    var identity = Identity.of(content, seed.orElse(content.study().seed()), planned);
    checkOptions(content.study());
    var part = part();
    var whole =
        out.orElseGet(
            () -> Path.of("out", content.study().name() + (unfiltered ? "-unfiltered" : "")));
    var folder =
        part.isWhole()
            ? whole
            : whole.resolve(SHARDS).resolve(part.toString().replace("/", "-of-"));
    var start = System.nanoTime();
    var run =
        new CaseRun(
            content,
            identity,
            atLeastOne("--threads", threads.orElse(Runtime.getRuntime().availableProcessors())),
            backend,
            timeLimit.orElse(content.study().design().secondsPerRun()),
            part,
            this::isOverdue,
            terminal);
    var trouble = unfiltered ? Optional.<String>empty() : run.tooLittleMemory();
    if (trouble.isPresent()) {
      terminal.err().println("jirga: " + trouble.get());
      return ExitCode.MODEL_ERRORS;
    }
    try (var store = run.open(folder.resolve("runs"))) {
      if (unfiltered || (!part.isWhole() && !content.study().design().isFactorial())) {
        merge(folder, store, terminal);
        return unfiltered(run, folder, store);
      }
      if (store.isWhole()
          && !store.units().isEmpty()
          && FinishedRun.isIn(folder, identity, List.of(report(folder)))) {
        terminal.err().printf("%s has these results already: nothing to do%n", folder);
        print(folder, terminal);
        return ExitCode.DONE;
      }
      FinishedRun.begin(folder);
      merge(folder, store, terminal);
      var results = run.run(store);
      if (!part.isWhole()) {
        run.bargain(results, store);
        terminal
            .out()
            .printf(
                "Part %s is done: %s%nWhen all are, the command without --shard puts them"
                    + " together.%n",
                part, folder.resolve("runs"));
        return ExitCode.DONE;
      }
      if (results.futures().rows() == 0) {
        return nothingPlausible(results, terminal);
      }
      var bargain = run.bargain(results, store);
      ReportWriter.write(run.report(results, bargain), report(folder), folder.resolve("figures"));
      CaseCopy.write(content, folder);
      FinishedRun.finish(folder, Summary.of(identity, results, bargain));
      return finish(
          results, bargain, folder, terminal, Duration.ofNanos(System.nanoTime() - start));
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      if (e.isDiskFull()) {
        terminal
            .err()
            .println(
                "What was stored is safe; make room, and the same command goes on from there.");
        return ExitCode.RESUMABLE;
      }
      return ExitCode.MODEL_ERRORS;
    } catch (CancellationException e) {
      if (isOverdue() && !Thread.currentThread().isInterrupted()) {
        terminal.err().println("jirga: the time is over; the same command goes on from there");
        return ExitCode.RESUMABLE;
      }
      throw new InterruptedException("The study was stopped.");
    }
  }

  private Shard part() {
    if (shard.isEmpty()) {
      return Shard.whole();
    }
    var numbers = SHARD.matcher(shard.get());
    if (!numbers.matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--shard is a part of a number of parts, such as 2/4, not '%s'".formatted(shard.get()));
    }
    var number = Integer.parseInt(numbers.group(1));
    var of = Integer.parseInt(numbers.group(2));
    if (number < 1 || of < number) {
      throw new ParameterException(
          spec.commandLine(), "--shard: there is no part %d of %d".formatted(number, of));
    }
    return new Shard(number, of);
  }

  private boolean isOverdue() {
    return stopAfter.filter(limit -> System.nanoTime() - started > limit * 1e9).isPresent();
  }

  /// Takes over the runs of other folders.
  private void merge(Path folder, RunStore store, Terminal terminal) throws IOException {
    var others = new ArrayList<Path>();
    for (var other : merged) {
      var runs = other.resolve("runs");
      if (!Files.isDirectory(runs)) {
        throw new ParameterException(
            spec.commandLine(), "--merge: there are no runs in '%s'".formatted(other));
      }
      others.add(runs);
      others.addAll(shardsIn(other));
    }
    others.addAll(shardsIn(folder));
    for (var other : others) {
      var units = store.adopt(other);
      if (units > 0) {
        terminal.err().printf("Taken over from %s: %d parts of the work%n", other, units);
      }
    }
  }

  private static List<Path> shardsIn(Path folder) throws IOException {
    var shards = folder.resolve(SHARDS);
    if (!Files.isDirectory(shards)) {
      return List.of();
    }
    try (var all = Files.list(shards)) {
      return all.map(one -> one.resolve("runs")).filter(Files::isDirectory).sorted().toList();
    }
  }

  private void checkOptions(Study study) {
    if (!study.design().isFactorial()) {
      checkCombination(study);
    }
    if (unfiltered && study.design().replications() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--unfiltered runs each draw once, and the study asks for %d replications"
              .formatted(study.design().replications()));
    }
    var size = Sampling.size(study.uncertainties(), study.constraints(), study.design());
    if (size.isPresent() && runs.orElse(1) > size.getAsLong()) {
      throw new ParameterException(
          spec.commandLine(),
          "the study's design has %d futures; --runs asks for %d"
              .formatted(size.getAsLong(), runs.orElse(1)));
    }
    if (!unfiltered && (series || !policies.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), (series ? "--series" : "--policy") + " belongs to --unfiltered");
    }
    var known = study.policies().stream().map(Policy::name).toList();
    for (var policy : policies) {
      if (!known.contains(policy)) {
        throw new ParameterException(
            spec.commandLine(),
            "the study has no policy '%s'; %s"
                .formatted(
                    policy,
                    Suggestion.didYouMean(policy, known)
                        .orElse("there are: " + String.join(", ", known))));
      }
    }
    if (stopAfter.filter(limit -> !(limit > 0)).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--stop-after must be above 0, not " + stopAfter.get());
    }
    timeLimit.ifPresent(
        limit -> {
          if (!(limit > 0)) {
            throw new ParameterException(
                spec.commandLine(), "--time-limit must be above 0, not " + limit);
          }
        });
  }

  private void checkCombination(Study study) {
    if (!policies.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--policy: the study says which future is run under which policy ('combine')");
    }
    if (study.design().combination() instanceof Combination.Paired
        && runs.orElse(study.runs()) < study.policies().size()) {
      throw new ParameterException(
          spec.commandLine(),
          "too few futures (%d) to pair with %d policies: some would not be run"
              .formatted(runs.orElse(study.runs()), study.policies().size()));
    }
  }

  private List<String> chosen(Study study) {
    if (!study.design().isFactorial()) {
      var all = study.policies().stream().map(Policy::name).toList();
      var counts = study.design().combination().counts(runs.orElse(study.runs()), all);
      return all.stream().filter(policy -> counts.getOrDefault(policy, 0) > 0).toList();
    }
    return policies.isEmpty() ? List.of(study.baseline()) : policies.stream().distinct().toList();
  }

  private ExitCode unfiltered(CaseRun run, Path folder, RunStore store) throws IOException {
    var chosen = chosen(run.content().study());
    var survey = new UnfilteredRun(run.content(), run.identity(), chosen, series, folder, json);
    return run.watched(progress -> survey.run(run.settings(progress), store, run.terminal()));
  }

  private static ExitCode nothingPlausible(StudyResults results, Terminal terminal) {
    terminal
        .err()
        .printf(
            "jirga: none of %d draws is plausible: the filter and the ranges of the uncertainties"
                + " do not fit each other%n",
            results.filter().tried());
    return ExitCode.MODEL_ERRORS;
  }

  private static Path report(Path folder) {
    return folder.resolve("report.html");
  }

  private ExitCode finish(
      StudyResults results,
      Optional<BargainResults> bargain,
      Path folder,
      Terminal terminal,
      Duration taken)
      throws IOException {
    if (!json) {
      SummaryText.of(results, bargain).forEach(terminal.out()::println);
      terminal
          .out()
          .printf(
              "%nReport: %s%nFor programs: %s, %s%nTime: %.0f s%n",
              report(folder),
              FinishedRun.summary(folder),
              folder.resolve("runs"),
              taken.toMillis() / 1000.0);
    }
    print(folder, terminal);
    return results.failures().stream()
            .anyMatch(failure -> failure.cause() == Failure.Cause.EXPECTATION)
        ? ExitCode.MODEL_ERRORS
        : ExitCode.DONE;
  }

  private void print(Path folder, Terminal terminal) throws IOException {
    if (json) {
      terminal.out().print(Files.readString(FinishedRun.summary(folder)));
      terminal.out().flush();
    }
  }

  private int atLeastOne(String option, int number) {
    if (number < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s must be at least 1, not %d".formatted(option, number));
    }
    return number;
  }
}
