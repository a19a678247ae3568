package org.jirga.engine.lanes;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jirga.engine.program.Op;

/// What a loop does in each lane. Rows are numbered from 0.
public sealed interface LaneOperation {

  /// The row that takes the value.
  int target();

  /// The rows that are read.
  List<Integer> operands();

  /// The same on other rows.
  LaneOperation on(IntUnaryOperator rows);

  /// @param operands as many as the operation has
  record Apply(Op op, int target, List<Integer> operands) implements LaneOperation {
    public Apply {
      operands = List.copyOf(operands);
    }

    @Override
    public LaneOperation on(IntUnaryOperator rows) {
      var moved = operands.stream().map(rows::applyAsInt).toList();
      return new Apply(op, rows.applyAsInt(target), moved);
    }
  }

  /// The second row where the first is not zero, the third elsewhere.
  record Select(int target, int test, int then, int otherwise) implements LaneOperation {
    @Override
    public List<Integer> operands() {
      return List.of(test, then, otherwise);
    }

    @Override
    public LaneOperation on(IntUnaryOperator rows) {
      return new Select(
          rows.applyAsInt(target),
          rows.applyAsInt(test),
          rows.applyAsInt(then),
          rows.applyAsInt(otherwise));
    }
  }

  /// `stock + dt * net`, rounded after each operation, in place of the stock.
  record Step(int target, double dt, int net) implements LaneOperation {
    @Override
    public List<Integer> operands() {
      return List.of(target, net);
    }

    @Override
    public LaneOperation on(IntUnaryOperator rows) {
      return new Step(rows.applyAsInt(target), dt, rows.applyAsInt(net));
    }
  }

  record Copy(int target, int from) implements LaneOperation {
    @Override
    public List<Integer> operands() {
      return List.of(from);
    }

    @Override
    public LaneOperation on(IntUnaryOperator rows) {
      return new Copy(rows.applyAsInt(target), rows.applyAsInt(from));
    }
  }

  /// Whether a loop can have it: those that take a few instructions.
  static boolean fitsLoop(Op op) {
    return switch (op) {
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          NEGATE,
          ABS,
          MIN,
          MAX,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          OR,
          NOT,
          QUOTIENT,
          SQRT ->
          true;
      case POWER,
          TRUNCATE,
          FLOOR,
          REMAINDER,
          FLOOR_REMAINDER,
          EXP,
          LN,
          LOG,
          LOG10,
          SIN,
          COS,
          TAN,
          ARCSIN,
          ARCCOS,
          ARCTAN,
          SINH,
          COSH,
          TANH ->
          false;
    };
  }
}
