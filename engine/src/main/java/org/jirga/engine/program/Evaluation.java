package org.jirga.engine.program;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Evaluates code while a program is being made, as far as the values of its slots are known.
final class Evaluation {

  private double[] values;
  private boolean[] known;

  Evaluation(int slots) {
    this.values = new double[slots];
    this.known = new boolean[slots];
  }

  /// Makes room for slots that came later.
  void grow(int slots) {
    if (slots > values.length) {
      values = Arrays.copyOf(values, Math.max(slots, 2 * values.length));
      known = Arrays.copyOf(known, values.length);
    }
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
