package org.jirga.analysis.experiment;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.run.Progress;
import org.jirga.engine.run.RunOptions;

/// How a study is carried out.
///
/// @param planned plausible futures wanted
/// @param seed what the draws depend on
/// @param threads at least one; changes no result
/// @param backend what executes the models; empty lets the engine choose; changes no result
/// @param secondsPerRun a run that takes longer has failed, see
/// [org.jirga.engine.run.RunOptions]; infinity for no limit
/// @param shard the part of the draws to carry out
/// @param cancelled asked now and then, by any thread; when true the study ends with a
/// [java.util.concurrent.CancellationException]
public record RunSettings(
    int planned,
    long seed,
    int threads,
    Optional<Backend> backend,
    double secondsPerRun,
    Shard shard,
    StudyProgress progress,
    BooleanSupplier cancelled) {

  public RunSettings {
    if (planned < 1) {
      throw new IllegalArgumentException(
          "The number of futures (%d) must be at least 1.".formatted(planned));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (%d) must be at least 1.".formatted(threads));
    }
  }

  /// All draws, without a limit on the time of a run.
  public RunSettings(
      int planned,
      long seed,
      int threads,
      Optional<Backend> backend,
      StudyProgress progress,
      BooleanSupplier cancelled) {
    this(
        planned,
        seed,
        threads,
        backend,
        Double.POSITIVE_INFINITY,
        Shard.whole(),
        progress,
        cancelled);
  }

  /// The engine chooses what executes the models.
  public RunSettings(
      int planned, long seed, int threads, StudyProgress progress, BooleanSupplier cancelled) {
    this(planned, seed, threads, Optional.empty(), progress, cancelled);
  }

  /// Silent, to the end.
  public static RunSettings of(int planned, long seed, int threads) {
    return new RunSettings(planned, seed, threads, StudyProgress.silent(), () -> false);
  }

  /// The same for a part of the draws.
  public RunSettings with(Shard other) {
    return new RunSettings(
        planned, seed, threads, backend, secondsPerRun, other, progress, cancelled);
  }

  /// The same with what executes the models.
  RunSettings with(Backend other) {
    return new RunSettings(
        planned, seed, threads, Optional.of(other), secondsPerRun, shard, progress, cancelled);
  }

  RunOptions options(Progress heard) {
    return new RunOptions(threads, 0, backend, heard, cancelled).withSecondsPerRun(secondsPerRun);
  }
}
