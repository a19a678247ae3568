package org.jirga.engine.program;

import java.util.OptionalDouble;

/// Evaluates code while a program is being made, as far as the values of its slots are known.
final class Evaluation {

  private final double[] values;
  private final boolean[] known;

  Evaluation(int slots) {
    this.values = new double[slots];
    this.known = new boolean[slots];
  }

  void set(Slot slot, double value) {
    values[slot.index()] = value;
    known[slot.index()] = true;
  }

  /// Executes an assignment if all that it needs is known.
  void execute(Assignment assignment) {
    value(assignment.code()).ifPresent(value -> set(assignment.target(), value));
  }

  OptionalDouble value(Slot slot) {
    return known[slot.index()] ? OptionalDouble.of(values[slot.index()]) : OptionalDouble.empty();
  }

  OptionalDouble value(Code code) {
    return needsUnknown(code)
        ? OptionalDouble.empty()
        : OptionalDouble.of(code.value(slot -> values[slot.index()]));
  }

  private boolean needsUnknown(Code code) {
    return code instanceof Code.Load(var slot) && !known[slot.index()]
        || code.operands().stream().anyMatch(this::needsUnknown);
  }
}
