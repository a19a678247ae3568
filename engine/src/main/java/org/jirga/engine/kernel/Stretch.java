package org.jirga.engine.kernel;

import java.util.List;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Slot;

/// Many steps of the runs in a block in one go.
public interface Stretch {

  /// What is looked at in such steps.
  ///
  /// @param saved what is saved
  /// @param finite what may not become infinite or not a number, besides stocks
  record Watch(List<Slot> saved, List<Slot> finite, List<Gathering> gathered) {
    public Watch {
      saved = List.copyOf(saved);
      finite = List.copyOf(finite);
      gathered = List.copyOf(gathered);
    }
  }

  /// The values of a slot, put together by an operation of two operands.
  record Gathering(Op op, Slot slot) {}

  /// Evaluates and advances from a step to another.
  ///
  /// @param from the step that the stocks are at
  /// @param to the step that they come to, which is not evaluated
  /// @param gathered for each gathering, a row of what has come together so far
  /// @param out for each saved slot, what takes its values at the steps that are saved
  /// @param at where lane 0 of the next save goes
  /// @param side from one save to the next
  /// @return whether all that may not become infinite or not a number has not; otherwise the block
  /// is of no use any more
  boolean run(int from, int to, double[][] gathered, double[][] out, int at, int side);
}
