package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Calculation;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Slot;

/// Turns assignments into instructions, and gives rows to literals and to intermediate results.
///
/// Rows are laid out as slots, literals, intermediate results. An intermediate result's row is used
/// again as soon as it has been read, which keeps a block small.
final class TapeBuilder {

  /// Where a value is found, and whether it is the same in all lanes.
  private record Value(int row, boolean uniform) {}

  private final boolean[] uniform;
  private final Map<Double, Integer> literals = new LinkedHashMap<>();
  private final List<Tape.Instruction> instructions = new ArrayList<>();
  private final int firstTemporary;
  private final boolean reusing;
  private int temporaries;
  private int mostTemporaries;

  /// @param uniform for each slot, whether its value is the same in all lanes
  /// @param live all assignments that will be asked for
  /// @param reusing whether rows of intermediate results are used again, so that instructions have
  /// to be executed in their order
  TapeBuilder(boolean[] uniform, Liveness live, boolean reusing) {
    this.uniform = uniform;
    this.reusing = reusing;
    for (var assignments : List.of(live.initials(), live.dynamics(), live.netFlows())) {
      assignments.forEach(assignment -> collectLiterals(assignment.code()));
    }
    this.firstTemporary = uniform.length + literals.size();
  }

  private void collectLiterals(Code code) {
    if (code instanceof Code.Const(var value)) {
      literals.putIfAbsent(value, uniform.length + literals.size());
    }
    code.operands().forEach(this::collectLiterals);
  }

  /// The literals, in the order of their rows, which follow on those of the slots.
  List<Double> literals() {
    return List.copyOf(literals.keySet());
  }

  /// How many rows there are, as far as tapes have been made.
  int rows() {
    return firstTemporary + mostTemporaries;
  }

  Tape tape(List<Assignment> assignments) {
    return new Tape(instructions(assignments));
  }

  List<Tape.Instruction> instructions(List<Assignment> assignments) {
    instructions.clear();
    assignments.forEach(this::assign);
    return List.copyOf(instructions);
  }

  private void assign(Assignment assignment) {
    if (reusing) {
      temporaries = 0;
    }
    var target = assignment.target().index();
    switch (assignment.code()) {
      case Code.Const(var value) ->
          instructions.add(new Tape.Copy(target, literalRow(value), true));
      case Code.Load(var slot) ->
          instructions.add(new Tape.Copy(target, slot.index(), slotValue(slot).uniform()));
      case Code.Apply apply -> emit(apply, target, operands(apply));
      case Code.Select select -> emit(select, target, operands(select));
      case Code.TableLookup lookup -> emit(lookup, target, operands(lookup));
      case Code.Invoke invoke -> emit(invoke, target, operands(invoke));
      case Code.Ask ask -> emit(ask, target, operands(ask));
    }
  }

  private int literalRow(double value) {
    return Objects.requireNonNull(literals.get(value), "a literal not collected");
  }

  private Value slotValue(Slot slot) {
    return new Value(slot.index(), uniform[slot.index()]);
  }

  private List<Value> operands(Code code) {
    return code.operands().stream().map(this::value).toList();
  }

  /// Where the value of an expression is found, computing it if need be.
  private Value value(Code code) {
    return switch (code) {
      case Code.Const(var value) -> new Value(literalRow(value), true);
      case Code.Load(var slot) -> slotValue(slot);
      case Code.Apply _, Code.Select _, Code.TableLookup _, Code.Invoke _, Code.Ask _ -> {
        var before = temporaries;
        var operands = operands(code);
        var free = reusing ? before : temporaries;
        temporaries = free + 1;
        mostTemporaries = Math.max(mostTemporaries, temporaries);
        yield emit(code, firstTemporary + free, operands);
      }
    };
  }

  private Value emit(Code code, int target, List<Value> operands) {
    var same = operands.stream().allMatch(Value::uniform);
    if (code instanceof Code.Invoke(var invoked, var element, _)) {
      var from = operands.stream().mapToInt(Value::row).toArray();
      instructions.add(
          invoked == Calculation.ELEMENT_AT
              ? new Tape.Pick(target, from, same)
              : new Tape.Invoke(invoked, element, target, from, same));
      return new Value(target, same);
    }
    if (code instanceof Code.Ask(var queue, var question, _)) {
      var from = operands.stream().mapToInt(Value::row).toArray();
      instructions.add(new Tape.Ask(queue.index(), question, target, from, same));
      return new Value(target, same);
    }
    var a = operands.getFirst().row();
    var b = operands.size() > 1 ? operands.get(1).row() : a;
    var c = operands.size() > 2 ? operands.get(2).row() : a;
    instructions.add(
        switch (code) {
          case Code.Apply apply when isSquare(apply) ->
              new Tape.Apply(Op.MULTIPLY, target, a, a, a, same);
          case Code.Apply(var op, _) -> new Tape.Apply(op, target, a, b, c, same);
          case Code.Select _ -> new Tape.Select(target, a, b, c, same);
          case Code.TableLookup(var table, _) -> new Tape.Look(table, target, a, same);
          case Code.Const _, Code.Load _, Code.Invoke _, Code.Ask _ ->
              new Tape.Copy(target, a, same);
        });
    return new Value(target, same);
  }

  /// Which is by definition a product.
  private static boolean isSquare(Code.Apply apply) {
    return apply.op() == Op.POWER && apply.operands().getLast().equals(Code.of(2));
  }
}
