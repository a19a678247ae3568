package org.jirga.engine.kernel;

import java.util.Optional;
import java.util.Set;
import org.jirga.engine.kernel.emit.ScalarCompiler;
import org.jirga.engine.kernel.integration.IntegratedKernel;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Makes a program ready to be executed. It may be kept and used again, by any thread: what has
/// been compiled for one program serves others that are much the same.
public final class KernelCompiler {

  /// How large the error of a step may be where nobody says so; see [#KernelCompiler(double)].
  public static final double TOLERANCE = 1e-6;

  private final double tolerance;
  private final boolean lasting;
  private final ScalarCompiler scalar;
  private final MadeLoops loops;

  public KernelCompiler() {
    this(TOLERANCE);
  }

  /// @param tolerance for methods that choose their steps: how large the error of a step may be, as
  /// a share of the largest value that a stock has had
  public KernelCompiler(double tolerance) {
    this(tolerance, false, new ScalarCompiler(), new MadeLoops());
  }

  private KernelCompiler(
      double tolerance, boolean lasting, ScalarCompiler scalar, MadeLoops loops) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "The tolerance (%s) must be more than 0.".formatted(tolerance));
    }
    this.tolerance = tolerance;
    this.lasting = lasting;
    this.scalar = scalar;
    this.loops = loops;
  }

  /// One for work of many seconds: its code may take some to get fast. What the two compile serves
  /// both.
  public KernelCompiler lasting() {
    return new KernelCompiler(tolerance, true, scalar, loops);
  }

  /// @param varying the constants that may be set in a block; the others keep the program's value
  /// @param observed what will be read from a block besides stocks
  public Kernel compile(Program program, Backend backend, Set<Slot> varying, Set<Slot> observed) {
    var equations = equations(program, backend, varying, observed);
    return switch (program.method()) {
      case EULER, RK4 -> equations;
      case RK2 -> IntegratedKernel.heun(equations, program);
      case RK45 -> IntegratedKernel.dormandPrince(equations, program, tolerance);
      case STIFF -> IntegratedKernel.implicit(equations, program, tolerance);
    };
  }

  private Kernel equations(
      Program program, Backend backend, Set<Slot> varying, Set<Slot> observed) {
    // Only the interpreter asks for the length of each step.
    var able = program.time().uneven().isPresent() ? Backend.INTERPRETER : backend;
    return switch (able) {
      case INTERPRETER -> Interpreter.of(program, varying, observed);
      case SCALAR -> scalar.compile(program, varying, observed);
      case LANES ->
          new LaneKernel(
              program,
              varying,
              observed,
              LaneFunctions.best(),
              lasting ? Optional.of(loops) : Optional.empty());
    };
  }
}
