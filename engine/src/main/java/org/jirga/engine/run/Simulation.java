package org.jirga.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.engine.kernel.Backend;
import org.jirga.engine.kernel.Block;
import org.jirga.engine.kernel.Interruption;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Runs a program once and keeps every variable.
public final class Simulation {

  /// Nanoseconds in a new process: the interpreter needs a quarter of a microsecond to evaluate an
  /// equation, bytecode some 50 ms for the first class and then 0.2 ms for each equation (measured
  /// on WRLD3-03, C-LEARN and the teacup).
  private static final long INTERPRETED = 250;

  private static final long FIRST_CLASS = 50_000_000;
  private static final long COMPILED = 200_000;

  private Simulation() {}

  /// One run with the program's constants, to its end: a variable that is not a number at some time
  /// is not a number in the result. The engine chooses the way of execution.
  ///
  /// @return the values at the save times of every scalar, in the order of the file
  public static Trajectory run(Program program) {
    return run(program, backend(program));
  }

  /// What executes a single run of a program soonest.
  public static Backend backend(Program program) {
    var equations = (long) program.dynamics().size() + program.netFlows().size();
    return equations * program.time().count() * INTERPRETED < FIRST_CLASS + equations * COMPILED
        ? Backend.INTERPRETER
        : Backend.SCALAR;
  }

  /// One run with the program's constants.
  public static Trajectory run(Program program, Backend backend) {
    return run(program, backend, new KernelCompiler());
  }

  /// One run with the program's constants.
  public static Trajectory run(Program program, Backend backend, KernelCompiler compiler) {
    return run(kernel(program, backend, compiler), Map.of());
  }

  /// A kernel for any number of runs with other constants.
  public static Kernel kernel(Program program, Backend backend, KernelCompiler compiler) {
    var free =
        program.freeConstants().stream().map(Program.Constant::slot).collect(Collectors.toSet());
    return compiler.compile(program, backend, free, Set.copyOf(program.variables()));
  }

  /// One run.
  ///
  /// @param kernel of [#kernel]
  /// @param constants values for some of the program's constants but time settings
  public static Trajectory run(Kernel kernel, Map<Slot, Double> constants) {
    var program = kernel.program();
    var times = program.time().saveTimes();
    var labels = program.variables().stream().map(Slot::label).toList();
    var values = new double[Math.multiplyExact(times.length, labels.size())];
    var interruption =
        run(
            kernel,
            constants,
            (save, row) -> System.arraycopy(row, 0, values, save * row.length, row.length));
    return new Trajectory(times, labels, values, interruption);
  }

  /// Takes what a run saves, so that none of it need be kept.
  @FunctionalInterface
  public interface Saver {
    /// @param save the number of the save time, from 0
    /// @param values of the program's variables at that time; in the same array each time
    void save(int save, double[] values);
  }

  /// One run, of which nothing is kept.
  ///
  /// @param kernel of [#kernel]
  /// @param constants values for some of the program's constants but time settings
  /// @return why the method of integration gave up, if it did
  public static Optional<Interruption> run(
      Kernel kernel, Map<Slot, Double> constants, Saver saver) {
    var block = kernel.block(1);
    constants.forEach((slot, value) -> block.set(slot, 0, value));
    var program = kernel.program();
    var time = program.time();
    var variables = program.variables();
    var reader = new Reader(block, variables);
    var values = new double[variables.size()];
    block.setRun(0, RandomKey.with(0, 0));
    kernel.start(block, 1);
    for (var step = 0; step <= time.count(); step++) {
      if (!time.isSave(step)) {
        kernel.evaluateForStocks(block, step);
      } else {
        kernel.evaluate(block, step);
        reader.read(values);
        saver.save(time.saveNumber(step), values);
      }
      if (step < time.count()) {
        kernel.advance(block, step);
      }
    }
    return block.interruption();
  }

  /// Why a variable of a run with the program's constants is not finite, in the modeller's words.
  /// The run is made again until then.
  ///
  /// @param kernel of [#kernel]
  /// @param save the number of the save time at which it is not
  /// @param value what it is then
  public static String whyNotFinite(Kernel kernel, Slot variable, int save, double value) {
    var time = kernel.program().time();
    var last = time.saveStep(save);
    var trace = DivisionTrace.of(kernel.program(), Set.of());
    var looked = trace.map(it -> it.stepToLookAt(variable, last)).orElse(0);
    var block = kernel.block(1);
    block.setRun(0, RandomKey.with(0, 0));
    kernel.start(block, 1);
    for (var step = 0; step < looked; step++) {
      kernel.evaluateForStocks(block, step);
      kernel.advance(block, step);
    }
    kernel.evaluate(block, looked);
    return trace
        .flatMap(
            it ->
                it.of(
                    variable,
                    last,
                    // what was folded away has no place
                    slot -> block.offset(slot) < 0 ? Double.NaN : block.value(slot, 0)))
        .map(
            cause -> {
              var at = time.time(cause.isAtStart() ? 0 : looked);
              return cause.said(at, variable, value, time.time(last));
            })
        .orElseGet(() -> DivisionTrace.isAt(variable, value, time.time(last)));
  }

  /// Reads the variables of a run, in one piece where the block has them so.
  private static final class Reader {

    private final double[][] numbers;
    private final int[] offsets;
    private final boolean inOnePiece;

    Reader(Block block, List<Slot> variables) {
      this.numbers = variables.stream().map(block::numbers).toArray(double[][]::new);
      this.offsets = variables.stream().mapToInt(block::offset).toArray();
      this.inOnePiece = isInOnePiece();
    }

    private boolean isInOnePiece() {
      for (var variable = 1; variable < offsets.length; variable++) {
        if (numbers[variable] != numbers[0] || offsets[variable] != offsets[0] + variable) {
          return false;
        }
      }
      return offsets.length > 0;
    }

    void read(double[] values) {
      if (inOnePiece) {
        System.arraycopy(numbers[0], offsets[0], values, 0, offsets.length);
        return;
      }
      for (var variable = 0; variable < offsets.length; variable++) {
        values[variable] = numbers[variable][offsets[variable]];
      }
    }
  }
}
