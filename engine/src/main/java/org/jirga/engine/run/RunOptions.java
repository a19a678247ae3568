package org.jirga.engine.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jirga.engine.kernel.Backend;

/// How an ensemble is run; nothing of it changes a result.
///
/// @param threads at least one
/// @param blockSize how many runs are computed side by side; 0 lets the engine choose
/// @param backend what executes the program; empty lets the engine choose
/// @param cancelled asked before each block, by any thread; when true the ensemble ends with a
/// [java.util.concurrent.CancellationException]
public record RunOptions(
    int threads,
    int blockSize,
    Optional<Backend> backend,
    Progress progress,
    BooleanSupplier cancelled) {

  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (%d) must be at least 1.".formatted(threads));
    }
    if (blockSize < 0) {
      throw new IllegalArgumentException(
          "The block size (%d) must not be negative.".formatted(blockSize));
    }
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
    return new RunOptions(threads, blockSize, Optional.of(other), progress, cancelled);
  }
}
