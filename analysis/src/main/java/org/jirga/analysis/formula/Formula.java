package org.jirga.analysis.formula;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;

/// What a formula of a study comes to, in IEEE operations and [Elementary] functions.
///
/// A value may be unknown, which is NaN. Logic is Kleene's: false and unknown is false, true and
/// unknown is unknown.
public final class Formula {

  /// The functions that a formula may use: neither state nor time.
  public static final List<Function> FUNCTIONS =
      List.of(Function.ABS, Function.MIN, Function.MAX, Function.EXP, Function.LN, Function.SQRT);

  private Formula() {}

  /// The constant that is meant, as studies write it: `population[north,young]`.
  public static Name label(Reference reference) {
    var subscripts =
        reference.subscripts().stream()
            .map(subscript -> subscript.name().text())
            .collect(Collectors.joining(","));
    return Name.of(
        subscripts.isEmpty()
            ? reference.name().text()
            : "%s[%s]".formatted(reference.name().text(), subscripts));
  }

  /// The value of a formula.
  ///
  /// @param known the value of each name in it; NaN where it is unknown
  /// @return NaN where it is unknown, and where something is divided by 0
  /// @throws IllegalArgumentException if it uses a lookup, or a function that is not of
  // [#FUNCTIONS]
  public static double value(Expr part, ToDoubleFunction<Reference> known) {
    return switch (part) {
      case Expr.Literal literal -> literal.value();
      case Reference reference -> known.applyAsDouble(reference);
      case Expr.Unary unary -> unary(unary.op(), value(unary.operand(), known));
      case Expr.Binary binary ->
          binary(binary.op(), value(binary.left(), known), value(binary.right(), known));
      case Expr.Conditional choice -> {
        var test = value(choice.test(), known);
        yield Double.isNaN(test)
            ? Double.NaN
            : value(test != 0 ? choice.then() : choice.otherwise(), known);
      }
      case Expr.Call call ->
          call(
              call.function(),
              call.arguments().stream().mapToDouble(argument -> value(argument, known)).toArray());
      case Expr.LookupCall _, Expr.InlineLookup _ ->
          throw new IllegalArgumentException("A formula has no lookups.");
    };
  }

  private static double unary(UnaryOp op, double x) {
    return switch (op) {
      case PLUS -> x;
      case MINUS -> -x;
      case NOT -> Double.isNaN(x) ? x : truth(x == 0);
    };
  }

  private static double binary(BinaryOp op, double x, double y) {
    if (op == BinaryOp.AND && (x == 0 || y == 0)) {
      return 0;
    }
    if (op == BinaryOp.OR && (isTrue(x) || isTrue(y))) {
      return 1;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    return switch (op) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> y == 0 ? Double.NaN : x / y;
      case POWER -> Elementary.pow(x, y);
      case LESS -> truth(x < y);
      case LESS_OR_EQUAL -> truth(x <= y);
      case GREATER -> truth(x > y);
      case GREATER_OR_EQUAL -> truth(x >= y);
      case EQUAL -> truth(x == y);
      case NOT_EQUAL -> truth(x != y);
      case AND -> 1;
      case OR -> 0;
    };
  }

  private static boolean isTrue(double x) {
    return !Double.isNaN(x) && x != 0;
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static double call(Function function, double[] x) {
    return switch (function) {
      case ABS -> Math.abs(x[0]);
      case MIN -> Math.min(x[0], x[1]);
      case MAX -> Math.max(x[0], x[1]);
      case EXP -> Elementary.exp(x[0]);
      case LN -> Elementary.ln(x[0]);
      case SQRT -> Elementary.sqrt(x[0]);
      default ->
          throw new IllegalArgumentException(
              "A formula cannot use '%s'.".formatted(function.word()));
    };
  }
}
