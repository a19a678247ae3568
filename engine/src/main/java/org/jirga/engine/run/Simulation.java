package org.jirga.engine.run;

import java.util.Set;
import org.jirga.engine.kernel.Interpreter;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// Runs a program once and keeps every variable.
public final class Simulation {

  private Simulation() {}

  /// One run with the program's constants, to its end: a variable that is not a number at some time
  /// is not a number in the result.
  ///
  /// @return the values at the save times of every scalar, in the order of the file
  public static Trajectory run(Program program) {
    var kernel = Interpreter.of(program, Set.of(), Set.copyOf(program.variables()));
    var block = kernel.block(1);
    var time = program.time();
    var variables = program.variables();
    var columns = new double[variables.size()][time.saves()];
    kernel.start(block, 1);
    for (var step = 0; step <= time.count(); step++) {
      kernel.evaluate(block, step);
      if (step % time.saveEvery() == 0) {
        for (var column = 0; column < columns.length; column++) {
          columns[column][step / time.saveEvery()] = block.value(variables.get(column), 0);
        }
      }
      if (step < time.count()) {
        kernel.advance(block, step);
      }
    }
    return new Trajectory(time.saveTimes(), variables.stream().map(Slot::label).toList(), columns);
  }
}
