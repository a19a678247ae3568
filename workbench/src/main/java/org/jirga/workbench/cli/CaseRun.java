package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jirga.analysis.experiment.RunBasis;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.Shard;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyRunner;
import org.jirga.deal.bargain.BargainAnalysis;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.coupling.CoupledRuns;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.structure.Bargain;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.Simulation;
import org.jirga.store.RunStore;
import org.jirga.store.StoreMismatchException;
import org.jirga.store.StudyArchive;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.report.Provenance;
import org.jirga.workbench.report.Report;
import org.jirga.workbench.summary.Identity;
import org.jirga.workbench.wording.Numbers;

/// The whole study of a case, over runs that are stored: what is stored is not computed again.
///
/// @param threads that compute
/// @param limit seconds that a run may take; infinite for none
/// @param shard the part of the draws to carry out
/// @param isOverdue asked now and then; when true the study ends, to be gone on with
record CaseRun(
    Case content,
    Identity identity,
    int threads,
    Optional<Backend> backend,
    double limit,
    Shard shard,
    BooleanSupplier isOverdue,
    Terminal terminal) {

  private static final double GIGABYTE = 1 << 30;

  /// All draws, however long they take.
  CaseRun(Case content, Identity identity, int threads, Terminal terminal) {
    this(
        content,
        identity,
        threads,
        Optional.empty(),
        content.study().design().secondsPerRun(),
        Shard.whole(),
        () -> false,
        terminal);
  }

  /// What is done while progress is shown, and a stop is answered.
  @FunctionalInterface
  interface Work<T> {
    T with(StudyProgress progress) throws IOException;
  }

  /// Runs of another model, or of a study that differs in what decides about runs, are of no use:
  /// new ones take their place.
  RunStore open(Path folder) {
    var of =
        new org.jirga.store.Identity(
            identity.study(),
            identity.modelHash(),
            RunBasis.hash(content.study(), limit),
            identity.arithmetic(),
            identity.version());
    try {
      return RunStore.open(folder, of, terminal.err()::println);
    } catch (StoreMismatchException e) {
      terminal
          .err()
          .printf("The runs in %s are replaced: %s%n", folder, String.join("; ", e.differences()));
      RunStore.discard(folder);
      return RunStore.open(folder, of, terminal.err()::println);
    }
  }

  StudyResults run(RunStore store) throws IOException {
    return watched(
        progress ->
            StudyRunner.run(
                content.study(), content.model(), settings(progress), new StudyArchive(store)));
  }

  <T> T watched(Work<T> work) throws IOException {
    var running = new AtomicBoolean(true);
    var farewell = new Thread(() -> sayGoodbye(running.get(), terminal));
    Runtime.getRuntime().addShutdownHook(farewell);
    try (var progress = new StudyProgressBar(terminal.err())) {
      return work.with(progress);
    } finally {
      running.set(false);
    }
  }

  /// Why this Java has too little memory for the case's deals, which hold what came of each future;
  /// empty where it has enough.
  Optional<String> tooLittleMemory() {
    var study = content.study();
    var coupling = content.bargain().flatMap(Bargain::coupling);
    if (coupling.isEmpty() || !study.design().isFactorial() || !shard.isWhole()) {
      return Optional.empty();
    }
    var profiles = BargainAnalysis.profiles(content.bargain().get()).settings().size();
    var numbers = study.uncertainties().size() + (long) profiles * coupling.get().outcomes().size();
    // once as they come, and once more as they are judged
    var needed = 2.0 * Double.BYTES * numbers * identity.planned();
    var there = (double) Runtime.getRuntime().maxMemory();
    return needed < there
        ? Optional.empty()
        : Optional.of(
            ("the deals of conflict.yaml hold some %s numbers of each future in memory, %s GB for"
                    + " %s futures, and Java may take %s GB; give it more with"
                    + " JIRGA_JAVA_OPTS=-Xmx%sg, or ask for fewer with --runs")
                .formatted(
                    Numbers.count(2 * numbers),
                    Numbers.significant(needed / GIGABYTE, 2),
                    Numbers.count(identity.planned()),
                    Numbers.significant(there / GIGABYTE, 2),
                    Numbers.count((long) Math.ceil(1.5 * needed / GIGABYTE))));
  }

  /// What becomes of the deals of the case's conflict in the futures that were found.
  Optional<BargainResults> bargain(StudyResults results, RunStore store) {
    if (content.bargain().isEmpty()) {
      return Optional.empty();
    }
    var bargain = content.bargain().get();
    if (!content.study().design().isFactorial() && bargain.coupling().isPresent()) {
      terminal
          .err()
          .println(
              "jirga: the deals of conflict.yaml need every future under every policy; they are"
                  + " left out");
      return Optional.empty();
    }
    try (var progress = new StudyProgressBar(terminal.err())) {
      var settings = settings(progress);
      var worlds =
          bargain
              .coupling()
              .map(
                  coupling ->
                      CoupledRuns.run(
                          coupling,
                          BargainAnalysis.profiles(bargain),
                          results,
                          content.model(),
                          settings,
                          new StudyArchive(store)))
              .orElseGet(() -> Worlds.without(results.seed(), results.futures().rows()));
      return Optional.of(
          BargainAnalysis.run(bargain, worlds, settings.threads(), settings.cancelled()));
    }
  }

  Report report(StudyResults results, Optional<BargainResults> bargain) {
    var study = content.study();
    var baseline =
        study.policies().stream()
            .filter(policy -> policy.name().equals(study.baseline()))
            .findFirst()
            .orElseThrow();
    var base =
        Simulation.run(
            Lowering.lower(content.model(), baseline.settings()).program().orElseThrow());
    var command =
        "./jirga run %s --runs %d --seed %d"
            .formatted(content.folder(), identity.planned(), identity.seed());
    var provenance =
        new Provenance(
            identity.version(),
            Runtime.version().toString(),
            command,
            identity.modelHash(),
            identity.studyHash());
    return new Report(results, content.model(), content.evidence(), bargain, base, provenance);
  }

  RunSettings settings(StudyProgress progress) {
    return new RunSettings(
        identity.planned(),
        identity.seed(),
        threads,
        backend,
        limit,
        shard,
        isWatched() ? progress : StudyProgress.silent(),
        isCancelled(Thread.currentThread()));
  }

  private BooleanSupplier isCancelled(Thread caller) {
    return () -> caller.isInterrupted() || isOverdue.getAsBoolean();
  }

  private static boolean isWatched() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /// Ctrl-C ends the process with 130 whatever is going on; what was stored is safe.
  private static void sayGoodbye(boolean isRunning, Terminal terminal) {
    if (isRunning) {
      terminal.err().printf("%njirga: interrupted; the same command goes on from there%n");
      terminal.err().flush();
    }
  }
}
