package org.jirga.engine.kernel;

import java.util.Set;
import org.jirga.engine.kernel.emit.ScalarCompiler;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Makes a program ready to be executed.
public final class KernelCompiler {

  /// @param varying the constants that may be set in a block; the others keep the program's value
  /// @param observed what will be read from a block besides stocks
  public Kernel compile(Program program, Backend backend, Set<Slot> varying, Set<Slot> observed) {
    return switch (backend) {
      case INTERPRETER -> Interpreter.of(program, varying, observed);
      case SCALAR -> new ScalarCompiler().compile(program, varying, observed);
      case LANES -> new LaneKernel(program, varying, observed, LaneFunctions.best());
    };
  }
}
