package org.jirga.engine.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;

/// Runs a program once for each row of inputs.
///
/// What comes out depends on the program, the inputs and the observation alone: not on threads,
/// block sizes, or which runs are computed together.
public final class EnsembleRunner {

  /// Assignments of runs: the interpreter does so many in some tenths of a second, in which vector
  /// instructions would still be warming up.
  private static final double WORK_FOR_LANES = 2e7;

  private final Inputs inputs;
  private final Prepared prepared;
  private final RunOptions options;
  private final AtomicInteger nextRow = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private long done;

  private EnsembleRunner(Inputs inputs, Prepared prepared, RunOptions options) {
    this.inputs = inputs;
    this.prepared = prepared;
    this.options = options;
  }

  /// Runs all rows.
  ///
  /// @return rows in the order of the inputs; runs that fail or stop early are rows too
  /// @throws IllegalArgumentException if the inputs name no constant of the program, or one of the
  /// time settings, which are the same for all runs; if an observed label is no variable; if an
  /// outcome is about a time that is no step
  /// @throws CancellationException if the options' `cancelled` says so, or the calling thread is
  /// interrupted (it stays so); nothing is returned, and no thread is left behind
  public static Runs run(
      Program program, Inputs inputs, Observation observation, RunOptions options) {
    var prepared = Prepared.of(program, inputs, observation, options);
    return new EnsembleRunner(inputs, prepared, options).run();
  }

  /// Runs all rows of a source, and hands them on piece by piece: memory does not depend on their
  /// number. The runs are those of [#run], to the bit.
  ///
  /// @throws IllegalArgumentException as [#run]
  /// @throws CancellationException as [#run]; the sink has had the first pieces then
  public static void stream(
      Program program,
      InputSource source,
      Observation observation,
      RunOptions options,
      RunSink sink) {
    var prepared = Prepared.of(program, source, observation, options);
    new StreamingRunner(source, prepared, options, sink).run();
  }

  /// What executes an ensemble where its options leave the choice: vector instructions, if there
  /// are any and enough work to warm them up.
  public static Backend backend(Program program, long rows) {
    return work(program, rows) >= WORK_FOR_LANES && LaneFunctions.best().isVectorised()
        ? Backend.LANES
        : Backend.INTERPRETER;
  }

  /// How many assignments are to be executed.
  static double work(Program program, long rows) {
    var assignments = (double) program.dynamics().size() + program.netFlows().size();
    return assignments * (program.time().count() + 1) * rows;
  }

  private Runs run() {
    var results = prepared.results(inputs.runs());
    work(() -> runBlocks(prepared.blockRun(results)));
    return results.runs();
  }

  /// Takes blocks of rows until none is left.
  private void runBlocks(BlockRun blockRun) {
    var capacity = prepared.capacity();
    while (!stopped.get()) {
      if (options.isCancelled()) {
        stopped.set(true);
        throw new CancellationException("The ensemble was cancelled.");
      }
      var from = nextRow.getAndAdd(capacity);
      if (from >= inputs.rows() || from < 0) {
        return;
      }
      var to = Math.min(from + capacity, inputs.rows());
      blockRun.run(inputs, prepared.varying(), from, to);
      report(to - from);
    }
  }

  private synchronized void report(int runs) {
    done += runs;
    options.progress().done(done);
  }

  /// Does the same work in each thread; the first exception ends it in all of them.
  private void work(Runnable blocks) {
    if (options.threads() == 1) {
      blocks.run();
      return;
    }
    try (var executor = Executors.newFixedThreadPool(options.threads())) {
      var workers = new ExecutorCompletionService<Boolean>(executor);
      for (var thread = 0; thread < options.threads(); thread++) {
        workers.submit(blocks, true);
      }
      try {
        for (var thread = 0; thread < options.threads(); thread++) {
          workers.take().get();
        }
      } catch (ExecutionException e) {
        stopped.set(true);
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("A run failed unexpectedly.", e.getCause());
      } catch (InterruptedException e) {
        stopped.set(true);
        Thread.currentThread().interrupt();
        throw new CancellationException("The ensemble was interrupted.");
      }
    }
  }
}
