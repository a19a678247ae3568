package org.jirga.analysis.experiment;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jirga.engine.kernel.Backend;

/// How a study is carried out.
///
/// @param planned plausible futures wanted
/// @param seed what the draws depend on
/// @param threads at least one; changes no result
/// @param backend what executes the models; empty lets the engine choose; changes no result
/// @param cancelled asked now and then, by any thread; when true the study ends with a
/// [java.util.concurrent.CancellationException]
public record RunSettings(
    int planned,
    long seed,
    int threads,
    Optional<Backend> backend,
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

  /// The engine chooses what executes the models.
  public RunSettings(
      int planned, long seed, int threads, StudyProgress progress, BooleanSupplier cancelled) {
    this(planned, seed, threads, Optional.empty(), progress, cancelled);
  }

  /// Silent, to the end.
  public static RunSettings of(int planned, long seed, int threads) {
    return new RunSettings(planned, seed, threads, StudyProgress.silent(), () -> false);
  }
}
