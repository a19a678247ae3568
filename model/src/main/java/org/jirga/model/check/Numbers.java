package org.jirga.model.check;

import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.UnaryOp;

/// Expressions that are plain numbers.
final class Numbers {

  private Numbers() {}

  /// The value of a number, signed or the ratio of two numbers.
  static Optional<Double> value(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Optional.of(literal.value());
      case Expr.Unary unary ->
          switch (unary.op()) {
            case PLUS -> value(unary.operand());
            case MINUS -> value(unary.operand()).map(value -> -value);
            case NOT -> Optional.empty();
          };
      case Expr.Binary binary when binary.op() == BinaryOp.DIVIDE ->
          value(binary.left()).flatMap(left -> value(binary.right()).map(right -> left / right));
      case Expr.Binary _,
          Expr.Reference _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.LookupCall _,
          Expr.InlineLookup _ ->
          Optional.empty();
    };
  }

  /// Whether an expression is the number 0 and nothing else, however written.
  static boolean isZero(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal.value() == 0;
      case Expr.Unary unary -> unary.op() != UnaryOp.NOT && isZero(unary.operand());
      case Expr.Call call when call.function() == Function.MIN || call.function() == Function.MAX ->
          call.arguments().stream().allMatch(Numbers::isZero);
      case Expr.Conditional choice -> isZero(choice.then()) && isZero(choice.otherwise());
      case Expr.Call _, Expr.Reference _, Expr.Binary _, Expr.LookupCall _, Expr.InlineLookup _ ->
          false;
    };
  }
}
