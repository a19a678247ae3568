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
    return needsUnknown(code) ? OptionalDouble.empty() : OptionalDouble.of(compute(code));
  }

  private boolean needsUnknown(Code code) {
    return code instanceof Code.Load(var slot) && !known[slot.index()]
        || code.operands().stream().anyMatch(this::needsUnknown);
  }

  private double compute(Code code) {
    return switch (code) {
      case Code.Const(var value) -> value;
      case Code.Load(var slot) -> values[slot.index()];
      case Code.Select(var test, var then, var otherwise) ->
          compute(test) != 0 ? compute(then) : compute(otherwise);
      case Code.TableLookup(var table, var x) -> table.at(compute(x));
      case Code.Invoke(var calculation, var element, var operands) ->
          calculation.apply(element, operands.stream().mapToDouble(this::compute).toArray());
      case Code.Apply(var op, var operands) -> {
        var operand = new double[3];
        for (var place = 0; place < operands.size(); place++) {
          operand[place] = compute(operands.get(place));
        }
        yield op.apply(operand[0], operand[1], operand[2]);
      }
    };
  }
}
