package org.jirga.formats.equation;

import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Span;

/// Stella's `NAN`, which is 0 / 0. Unlike that, it equals itself: `x = NAN` asks whether x is no
/// number.
final class NotANumber {

  private NotANumber() {}

  static Expr at(Span span) {
    return new Expr.Binary(
        BinaryOp.DIVIDE, new Expr.Literal(0, span), new Expr.Literal(0, span), span);
  }

  private static boolean is(Expr expr) {
    return expr instanceof Expr.Binary(var op, var left, var right, _)
        && op == BinaryOp.DIVIDE
        && isZero(left)
        && isZero(right);
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Literal(var value, _) && value == 0;
  }

  /// A comparison with it is one of the other side with itself, as only what is no number differs
  /// from itself.
  static Expr compared(Expr expr) {
    if (!(expr instanceof Expr.Binary(var op, var left, var right, var span))
        || op != BinaryOp.EQUAL && op != BinaryOp.NOT_EQUAL
        || is(left) == is(right)) {
      return expr;
    }
    var other = is(left) ? right : left;
    if (other.parts().stream()
        .anyMatch(part -> part instanceof Expr.Call call && call.function().isRandom())) {
      return expr; // two numbers would be drawn
    }
    var opposite = op == BinaryOp.EQUAL ? BinaryOp.NOT_EQUAL : BinaryOp.EQUAL;
    return new Expr.Binary(opposite, other, other, span);
  }
}
