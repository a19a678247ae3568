package org.jirga.engine.program;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Dimension;

/// Turns an expression as written into code: names become slots, functions become operations.
final class ExpressionLowering {

  /// A sum over more elements goes through hidden slots, one for each so many terms, which keeps
  /// expressions small and gives them the same shape.
  private static final int TERMS = 16;

  private final Draft draft;
  private final Scalars scalars;
  private final TestInputs testInputs;
  private final StatefulExpansion stateful;

  /// @param timeStep the slot of `TIME STEP`
  /// @param initialTime the slot of `INITIAL TIME`
  ExpressionLowering(Draft draft, Scalars scalars, Slot timeStep, Slot initialTime) {
    this.draft = draft;
    this.scalars = scalars;
    this.testInputs = new TestInputs(draft.slots.get(Program.STEP_TIME), timeStep, initialTime);
    this.stateful = new StatefulExpansion(draft, this);
  }

  Code lower(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Literal literal -> Code.of(literal.value());
      case Expr.Reference reference -> scalars.value(reference, scope);
      case Expr.Unary unary -> unary(unary.op(), lower(unary.operand(), scope));
      case Expr.Binary binary ->
          Code.of(op(binary.op()), lower(binary.left(), scope), lower(binary.right(), scope));
      case Expr.Conditional conditional ->
          new Code.Select(
              lower(conditional.test(), scope),
              lower(conditional.then(), scope),
              lower(conditional.otherwise(), scope));
      case Expr.Call call -> call(call, scope);
      case Expr.LookupCall call ->
          new Code.TableLookup(scalars.table(call.lookup(), scope), lower(call.x(), scope));
      case Expr.InlineLookup inline ->
          new Code.TableLookup(new Table(inline.table()), lower(inline.x(), scope));
    };
  }

  private static Code unary(UnaryOp op, Code operand) {
    return switch (op) {
      case PLUS -> operand;
      case MINUS -> Code.of(Op.NEGATE, operand);
      case NOT -> Code.of(Op.NOT, operand);
    };
  }

  private static Op op(BinaryOp op) {
    return switch (op) {
      case ADD -> Op.ADD;
      case SUBTRACT -> Op.SUBTRACT;
      case MULTIPLY -> Op.MULTIPLY;
      case DIVIDE -> Op.DIVIDE;
      case POWER -> Op.POWER;
      case LESS -> Op.LESS;
      case LESS_OR_EQUAL -> Op.LESS_OR_EQUAL;
      case GREATER -> Op.GREATER;
      case GREATER_OR_EQUAL -> Op.GREATER_OR_EQUAL;
      case EQUAL -> Op.EQUAL;
      case NOT_EQUAL -> Op.NOT_EQUAL;
      case AND -> Op.AND;
      case OR -> Op.OR;
    };
  }

  private Code call(Expr.Call call, Scope scope) {
    return switch (call.function()) {
      case ABS -> apply(Op.ABS, call, scope);
      case MIN -> apply(Op.MIN, call, scope);
      case MAX -> apply(Op.MAX, call, scope);
      case EXP -> apply(Op.EXP, call, scope);
      case LN -> apply(Op.LN, call, scope);
      case LOG -> logarithm(argument(call, 0, scope), argument(call, 1, scope));
      case LOG10 -> apply(Op.LOG10, call, scope);
      case SQRT -> apply(Op.SQRT, call, scope);
      case POWER -> apply(Op.POWER, call, scope);
      case SIN -> apply(Op.SIN, call, scope);
      case COS -> apply(Op.COS, call, scope);
      case TAN -> apply(Op.TAN, call, scope);
      case ARCSIN -> apply(Op.ARCSIN, call, scope);
      case ARCCOS -> apply(Op.ARCCOS, call, scope);
      case ARCTAN -> apply(Op.ARCTAN, call, scope);
      case SINH -> apply(Op.SINH, call, scope);
      case COSH -> apply(Op.COSH, call, scope);
      case TANH -> apply(Op.TANH, call, scope);
      case INTEGER -> apply(Op.TRUNCATE, call, scope);
      case FLOOR -> apply(Op.FLOOR, call, scope);
      case MODULO -> apply(Op.REMAINDER, call, scope);
      case FLOOR_MODULO -> apply(Op.FLOOR_REMAINDER, call, scope);
      case ZIDZ, XIDZ ->
          Code.of(
              Op.QUOTIENT,
              argument(call, 0, scope),
              argument(call, 1, scope),
              optional(call, 2, scope).orElse(Code.of(0)));
      case PULSE -> testInputs.pulse(argument(call, 0, scope), argument(call, 1, scope));
      case PULSE_MAGNITUDE ->
          testInputs.pulseOfMagnitude(
              argument(call, 0, scope), optional(call, 1, scope), optional(call, 2, scope));
      case STEP -> testInputs.step(argument(call, 0, scope), argument(call, 1, scope));
      case RAMP ->
          testInputs.ramp(
              argument(call, 0, scope), argument(call, 1, scope), optional(call, 2, scope));
      case SMOOTH,
          SMOOTHI,
          SMOOTH3,
          SMOOTH3I,
          DELAY1,
          DELAY1I,
          DELAY3,
          DELAY3I,
          DELAY_FIXED,
          DELAY,
          INITIAL ->
          stateful.expand(call, scope);
      case ACTIVE_INITIAL ->
          // "The initial expression is used only to compute the initial conditions of State
          // variables": Vensim reference manual, ACTIVE INITIAL.
          switch (scope.phase()) {
            case INITIAL -> argument(call, 1, scope);
            case DYNAMIC -> argument(call, 0, scope);
          };
      case SUM -> {
        var body = call.arguments().getFirst();
        yield sum(body, scalars.reducedDimensions(body), scope);
      }
    };
  }

  private Code apply(Op op, Expr.Call call, Scope scope) {
    return new Code.Apply(
        op, call.arguments().stream().map(argument -> lower(argument, scope)).toList());
  }

  private Code argument(Expr.Call call, int place, Scope scope) {
    return lower(call.arguments().get(place), scope);
  }

  private Optional<Code> optional(Expr.Call call, int place, Scope scope) {
    return place < call.arguments().size()
        ? Optional.of(argument(call, place, scope))
        : Optional.empty();
  }

  /// Base 10 has a function of its own.
  private static Code logarithm(Code x, Code base) {
    return base.equals(Code.of(10)) ? Code.of(Op.LOG10, x) : Code.of(Op.LOG, x, base);
  }

  /// Added from the first element on, the last dimension running fastest.
  private Code sum(Expr body, List<Dimension> over, Scope scope) {
    if (over.isEmpty()) {
      return lower(body, scope);
    }
    var dimension = over.getFirst();
    var rest = over.subList(1, over.size());
    var elements = dimension.elements();
    var sum = sum(body, rest, scope.reducing(dimension.name(), elements.getFirst()));
    for (var term = 1; term < elements.size(); term++) {
      if (term > 1 && term % TERMS == 1) {
        var label = "part of a sum in " + scope.definition().label();
        sum = Code.of(draft.valueSlot(sum, label, scope.out()));
      }
      var next = sum(body, rest, scope.reducing(dimension.name(), elements.get(term)));
      sum = Code.of(Op.ADD, sum, next);
    }
    return sum;
  }
}
