package org.jirga.engine.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.KernelCompiler;

/// How an ensemble is run; nothing of it changes a result, but where it is said.
///
/// @param threads at least one
/// @param blockSize how many runs are computed side by side; 0 lets the engine choose
/// @param backend what executes the program; empty lets the engine choose
/// @param secondsPerRun a run that takes longer fails as a timeout; infinity for no limit. Which
/// runs do depends on the machine and on what else it does, so that this alone can change a result.
/// Runs side by side share their time evenly
/// @param compiler keeps what it has compiled for the next ensemble with these options; its
/// tolerance, for methods that choose their steps, changes results
/// @param cancelled asked before each block and now and then in long runs, by any thread; when true
/// the ensemble ends with a [java.util.concurrent.CancellationException]
public record RunOptions(
    int threads,
    int blockSize,
    Optional<Backend> backend,
    double secondsPerRun,
    KernelCompiler compiler,
    Progress progress,
    BooleanSupplier cancelled) {

  private static final double NANOSECONDS = 1e9;

  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (%d) must be at least 1.".formatted(threads));
    }
    if (blockSize < 0) {
      throw new IllegalArgumentException(
          "The block size (%d) must not be negative.".formatted(blockSize));
    }
    if (!(secondsPerRun > 0)) {
      throw new IllegalArgumentException(
          "The time for a run (%s s) must be above 0.".formatted(secondsPerRun));
    }
  }

  /// Runs take as long as they take.
  public RunOptions(
      int threads,
      int blockSize,
      Optional<Backend> backend,
      Progress progress,
      BooleanSupplier cancelled) {
    this(
        threads,
        blockSize,
        backend,
        Double.POSITIVE_INFINITY,
        new KernelCompiler(),
        progress,
        cancelled);
  }

  /// The engine chooses the way of execution.
  public RunOptions(int threads, int blockSize, Progress progress, BooleanSupplier cancelled) {
    this(threads, blockSize, Optional.empty(), progress, cancelled);
  }

  /// That many threads, silent, to the end.
  public static RunOptions threads(int threads) {
    return new RunOptions(threads, 0, Progress.silent(), () -> false);
  }

  /// The same with another way of execution.
  public RunOptions withBackend(Backend other) {
    return new RunOptions(
        threads, blockSize, Optional.of(other), secondsPerRun, compiler, progress, cancelled);
  }

  /// The same with another size of blocks.
  public RunOptions withBlockSize(int other) {
    return new RunOptions(threads, other, backend, secondsPerRun, compiler, progress, cancelled);
  }

  /// The same with a limit on the time that a run may take.
  public RunOptions withSecondsPerRun(double limit) {
    return new RunOptions(threads, blockSize, backend, limit, compiler, progress, cancelled);
  }

  /// The same with another compiler.
  public RunOptions withCompiler(KernelCompiler other) {
    return new RunOptions(threads, blockSize, backend, secondsPerRun, other, progress, cancelled);
  }

  /// The same with other ears.
  public RunOptions withProgress(Progress other) {
    return new RunOptions(threads, blockSize, backend, secondsPerRun, compiler, other, cancelled);
  }

  /// The time that so many runs may take together.
  long nanosecondsFor(int runs) {
    var nanoseconds = secondsPerRun * NANOSECONDS * runs;
    return nanoseconds < Long.MAX_VALUE ? (long) nanoseconds : Long.MAX_VALUE;
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
  }
}
