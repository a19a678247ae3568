package org.jirga.formats.xmile;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.UnaryOp;

/// What an expression comes to, where numbers and operators tell before a run.
final class KnownValue {

  private KnownValue() {}

  /// @param known the values of references; nothing for those that only a run tells
  static OptionalDouble of(Expr expr, Function<Expr.Reference, OptionalDouble> known) {
    return switch (expr) {
      case Expr.Literal(var value, _) -> OptionalDouble.of(value);
      case Expr.Reference reference -> known.apply(reference);
      case Expr.Unary(var op, var operand, _) -> {
        var of = of(operand, known);
        yield of.isEmpty() ? of : OptionalDouble.of(value(op, of.getAsDouble()));
      }
      case Expr.Binary(var op, var left, var right, _) -> {
        var a = of(left, known);
        var b = of(right, known);
        yield a.isEmpty() || b.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(value(op, a.getAsDouble(), b.getAsDouble()));
      }
      case Expr.Conditional _, Expr.Call _, Expr.LookupCall _, Expr.InlineLookup _ ->
          OptionalDouble.empty();
    };
  }

  private static double value(UnaryOp op, double of) {
    return switch (op) {
      case PLUS -> of;
      case MINUS -> -of;
      case NOT -> truth(of == 0);
    };
  }

  private static double value(BinaryOp op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> StrictMath.pow(a, b);
      case LESS -> truth(a < b);
      case LESS_OR_EQUAL -> truth(a <= b);
      case GREATER -> truth(a > b);
      case GREATER_OR_EQUAL -> truth(a >= b);
      case EQUAL -> truth(a == b);
      case NOT_EQUAL -> truth(a != b);
      case AND -> truth(a != 0 && b != 0);
      case OR -> truth(a != 0 || b != 0);
    };
  }

  private static double truth(boolean is) {
    return is ? 1 : 0;
  }
}
