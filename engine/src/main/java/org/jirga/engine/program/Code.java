package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An expression as executed: scalars only, no names, no state. Evaluating it has no effect and
/// cannot fail; what is undefined is NaN or infinite.
public sealed interface Code {

  /// The operands, in order.
  List<Code> operands();

  /// The same operation on other operands.
  default Code withOperands(List<Code> others) {
    return switch (this) {
      case Const _, Load _ -> this;
      case Apply(var op, _) -> new Apply(op, others);
      case Select _ -> new Select(others.get(0), others.get(1), others.get(2));
      case TableLookup(var table, _) -> new TableLookup(table, others.getFirst());
      case Invoke(var invoked, var element, _) -> new Invoke(invoked, element, others);
      case Ask(var queue, var question, _) -> new Ask(queue, question, others);
    };
  }

  /// The same operation on what is made of its operands; this very code where they stay as they
  /// are, so that what was shared stays so.
  default Code mapOperands(UnaryOperator<Code> operation) {
    var operands = operands();
    List<Code> others = operands;
    for (var place = 0; place < operands.size(); place++) {
      var other = operation.apply(operands.get(place));
      if (other != operands.get(place)) {
        others = others == operands ? new ArrayList<>(operands) : others;
        others.set(place, other);
      }
    }
    return others == operands ? this : withOperands(List.copyOf(others));
  }

  /// Adds the slots that it reads.
  default void addLoads(Set<Slot> slots) {
    if (this instanceof Load(var slot)) {
      slots.add(slot);
    }
    for (var operand : operands()) {
      operand.addLoads(slots);
    }
  }

  /// Its value where those of the slots are known. Of a selection only the chosen branch is looked
  /// at. What is asked about a queue follows from more than slots, and is not a number here.
  default double value(ToDoubleFunction<Slot> read) {
    return switch (this) {
      case Const(var value) -> value;
      case Load(var slot) -> read.applyAsDouble(slot);
      case Select(var test, var then, var otherwise) ->
          (test.value(read) != 0 ? then : otherwise).value(read);
      case TableLookup(var table, var x) -> table.at(x.value(read));
      case Invoke(var invoked, var element, var operands) ->
          invoked.apply(
              element, operands.stream().mapToDouble(operand -> operand.value(read)).toArray());
      case Ask _ -> Double.NaN;
      case Apply(var op, var operands) -> {
        var values = new double[3];
        for (var place = 0; place < operands.size(); place++) {
          values[place] = operands.get(place).value(read);
        }
        yield op.apply(values[0], values[1], values[2]);
      }
    };
  }

  record Const(double value) implements Code {
    @Override
    public List<Code> operands() {
      return List.of();
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  record Load(Slot slot) implements Code {
    @Override
    public List<Code> operands() {
      return List.of();
    }

    @Override
    public String toString() {
      return slot.label();
    }
  }

  record Apply(Op op, List<Code> operands) implements Code {
    public Apply {
      operands = List.copyOf(operands);
      if (operands.size() != op.arity()) {
        throw new IllegalArgumentException(
            "%s takes %d operands, not %d.".formatted(op, op.arity(), operands.size()));
      }
    }

    @Override
    public String toString() {
      return operands.stream().map(Code::toString).collect(Collectors.joining(", ", op + "(", ")"));
    }
  }

  /// The first branch where the test is not zero. A kernel may evaluate both.
  record Select(Code test, Code then, Code otherwise) implements Code {
    @Override
    public List<Code> operands() {
      return List.of(test, then, otherwise);
    }

    @Override
    public String toString() {
      return "SELECT(%s, %s, %s)".formatted(test, then, otherwise);
    }
  }

  record TableLookup(Table table, Code x) implements Code {
    @Override
    public List<Code> operands() {
      return List.of(x);
    }

    @Override
    public String toString() {
      return "TABLE(%s)".formatted(x);
    }
  }

  /// One of the values of a function of many operands.
  record Invoke(Invocable invoked, int element, List<Code> operands) implements Code {
    public Invoke {
      operands = List.copyOf(operands);
    }

    @Override
    public String toString() {
      return operands.stream()
          .map(Code::toString)
          .collect(Collectors.joining(", ", invoked + "#" + element + "(", ")"));
    }
  }

  /// What is known of those that wait in a queue, or of what is on a conveyor.
  ///
  /// @param queue its content, or what comes off the conveyor
  /// @param operands that slot, on which the answer depends, and the numbers of the question
  record Ask(Slot queue, Question question, List<Code> operands) implements Code {
    public Ask {
      operands = List.copyOf(operands);
      if (!operands.getFirst().equals(Code.of(queue))) {
        throw new IllegalArgumentException("The first operand must be the slot of the queue.");
      }
    }

    @Override
    public String toString() {
      return operands.stream()
          .map(Code::toString)
          .collect(Collectors.joining(", ", question + "(", ")"));
    }
  }

  static Code of(double value) {
    return new Const(value);
  }

  static Code of(Slot slot) {
    return new Load(slot);
  }

  static Code of(Op op, Code... operands) {
    return new Apply(op, List.of(operands));
  }
}
