package org.jirga.engine.kernel;

import java.util.Optional;
import org.jirga.engine.program.Program;

/// One way of executing a program. Immutable: any number of threads may use one kernel, each with
/// blocks of its own.
///
/// A run is `start`, then `evaluate` and `advance` in turn for each step, and a last `evaluate`:
///
/// {@snippet :
/// kernel.start(block, lanes);
/// for (var step = 0; step < program.time().count(); step++) {
///   kernel.evaluate(block, step);
///   kernel.advance(block, step);
/// }
/// kernel.evaluate(block, program.time().count());
/// }
public interface Kernel {

  /// What it executes.
  Program program();

  /// How many numbers of a run a step reads or writes: so many rows of a block should fit a core's
  /// own cache.
  int workingRows();

  /// The largest block it can work on.
  default int mostLanes() {
    return Integer.MAX_VALUE;
  }

  /// A block for at most so many runs, every constant at the program's value.
  Block block(int capacity);

  /// Computes initial values and all that does not change during a run, from the constants in the
  /// block.
  ///
  /// @param lanes how many runs there are, in the first lanes
  void start(Block block, int lanes);

  /// Computes the variables at the time of a step.
  void evaluate(Block block, int step);

  /// Computes of the variables at the time of a step at least those on which stocks depend; what
  /// the others are is undefined. Enough where nobody looks at the step.
  default void evaluateForStocks(Block block, int step) {
    evaluate(block, step);
  }

  /// Moves the stocks from the time of an evaluated step to the next. Variables are undefined
  /// until they are evaluated there.
  void advance(Block block, int step);

  /// Many steps in one go, to the same bits, if this kernel has that for its program.
  default Optional<Stretch> stretch(Block block, Stretch.Watch watch) {
    return Optional.empty();
  }

  /// Computes the net flows of the stocks in the block, after an evaluation.
  void netFlows(Block block);

  /// Computes net flows at a time within the latest evaluated step, of the stocks in the block, and
  /// the variables on which they depend; what the others are is undefined. What is given for a
  /// whole step stays as it is: the time at its start and the outputs of pipelines.
  void derive(Block block, double time);
}
