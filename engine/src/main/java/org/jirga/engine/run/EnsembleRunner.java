package org.jirga.engine.run;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Runs a program once for each row of inputs.
///
/// What comes out depends on the program, the inputs and the observation alone: not on threads,
/// block sizes, or which runs are computed together.
public final class EnsembleRunner {

  /// Rows that a step touches should fit half of a usual core's second-level cache.
  private static final int BLOCK_BYTES = 512 * 1024;

  private static final int MOST_LANES = 256;
  private static final int FEWEST_LANES = 8;

  /// Assignments of runs: the interpreter does so many in some tenths of a second, in which vector
  /// instructions would still be warming up.
  private static final double WORK_FOR_LANES = 2e7;

  /// Assignments that take vector instructions about ten seconds one by one, so that loops made for
  /// the program pay, whose compilation takes some.
  private static final double LASTING_WORK = 6e9;

  private final Program program;
  private final Inputs inputs;
  private final Observation observation;
  private final RunOptions options;
  private final AtomicInteger nextRow = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private long done;

  private EnsembleRunner(
      Program program, Inputs inputs, Observation observation, RunOptions options) {
    this.program = program;
    this.inputs = inputs;
    this.observation = observation;
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
    return new EnsembleRunner(program, inputs, observation, options).run();
  }

  /// What executes an ensemble where its options leave the choice: vector instructions, if there
  /// are any and enough work to warm them up.
  public static Backend backend(Program program, int rows) {
    return work(program, rows) >= WORK_FOR_LANES && LaneFunctions.best().isVectorised()
        ? Backend.LANES
        : Backend.INTERPRETER;
  }

  /// How many assignments are to be executed.
  private static double work(Program program, int rows) {
    var assignments = (double) program.dynamics().size() + program.netFlows().size();
    return assignments * (program.time().count() + 1) * rows;
  }

  private Runs run() {
    var constants = constants();
    var fixed = program.withConstants(inputs.sameInAllRuns(constants));
    var varying = new HashSet<>(Set.of(constants));
    varying.removeAll(inputs.sameInAllRuns(constants).keySet());
    var plan = new Plan(fixed, observation);
    var backend = options.backend().orElseGet(() -> backend(program, inputs.rows()));
    var lasting = options.backend().isPresent() || work(program, inputs.rows()) >= LASTING_WORK;
    var compiler = lasting ? new KernelCompiler().lasting() : new KernelCompiler();
    var kernel = compiler.compile(fixed, backend, varying, plan.observed());
    var results = new Results(observation, inputs.runs(), program.time());
    var capacity = blockSize(kernel.workingRows());
    work(() -> runBlocks(new BlockRun(kernel, plan, results, capacity), constants, capacity));
    return results.runs();
  }

  private Slot[] constants() {
    return inputs.constants().stream().map(this::constant).toArray(Slot[]::new);
  }

  private Slot constant(String label) {
    var constant =
        program
            .constant(label)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no constant of the model.".formatted(label)));
    if (program.isTimeSetting(constant.slot())) {
      throw new IllegalArgumentException(
          "'%s' is the same for all runs of a program.".formatted(label));
    }
    return constant.slot();
  }

  private int blockSize(int workingRows) {
    if (options.blockSize() > 0) {
      return Math.min(options.blockSize(), Math.max(1, inputs.rows()));
    }
    var fitting = BLOCK_BYTES / (Double.BYTES * Math.max(1, workingRows)) / 8 * 8;
    var lanes = Math.clamp(fitting, FEWEST_LANES, MOST_LANES);
    var share = (inputs.rows() + options.threads() - 1) / options.threads();
    return Math.max(1, Math.min(lanes, share));
  }

  /// Takes blocks of rows until none is left.
  private void runBlocks(BlockRun blockRun, Slot[] constants, int capacity) {
    while (!stopped.get()) {
      if (options.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
        stopped.set(true);
        throw new CancellationException("The ensemble was cancelled.");
      }
      var from = nextRow.getAndAdd(capacity);
      if (from >= inputs.rows() || from < 0) {
        return;
      }
      var to = Math.min(from + capacity, inputs.rows());
      blockRun.run(inputs, constants, from, to);
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
