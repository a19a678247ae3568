package org.jirga.engine.kernel;

/// Many steps of the runs in a block in one go.
public interface Stretch {

  /// Evaluates and advances from a step to another.
  ///
  /// @param from the step that the stocks are at
  /// @param to the step that they come to, which is not evaluated
  /// @param out for each saved slot, what takes its values at the steps that are saved
  /// @param at where lane 0 of the next save goes
  /// @param side from one save to the next
  /// @return whether all that may not become infinite or not a number has not; otherwise the block
  /// is of no use any more
  boolean run(int from, int to, double[][] out, int at, int side);
}
