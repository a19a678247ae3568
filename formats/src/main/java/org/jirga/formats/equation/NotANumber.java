package org.jirga.formats.equation;

import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.source.Span;

/// Stella's `NAN`, which is 0 / 0. Unlike that, it equals itself: `x = NAN` asks whether x is no
/// number.
public final class NotANumber {

  /// What is compared with it is written twice; more parts than this are left to a variable.
  private static final int MOST_PARTS = 500;

  private NotANumber() {}

  public static Expr at(Span span) {
    return new Expr.Binary(
        BinaryOp.DIVIDE, new Expr.Literal(0, span), new Expr.Literal(0, span), span);
  }

  public static boolean is(Expr expr) {
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
  ///
  /// @throws SyntaxException if the other side cannot be written twice
  static Expr compared(Expr expr) throws SyntaxException {
    if (!(expr instanceof Expr.Binary(var op, var left, var right, var span))
        || op != BinaryOp.EQUAL && op != BinaryOp.NOT_EQUAL
        || !is(left) && !is(right)) {
      return expr;
    }
    if (is(left) && is(right)) {
      return new Expr.Literal(op == BinaryOp.EQUAL ? 1 : 0, span);
    }
    var other = is(left) ? right : left;
    var parts = other.parts();
    if (parts.size() > MOST_PARTS || parts.stream().anyMatch(NotANumber::isRandom)) {
      throw new SyntaxException(
          ReadCode.UNSUPPORTED,
          other.span(),
          "random numbers, and what is as long as this, cannot be compared with NAN",
          "give it a variable of its own, and compare that");
    }
    var opposite = op == BinaryOp.EQUAL ? BinaryOp.NOT_EQUAL : BinaryOp.EQUAL;
    return new Expr.Binary(opposite, other, other, span);
  }

  /// A comparison with 0 / 0 that no `NAN` stands for, decided: nothing equals it. Whoever reads
  /// it in XMILE would take it for a `NAN`.
  public static Expr decided(Expr expr) {
    return expr instanceof Expr.Binary(var op, var left, var right, var span)
            && (op == BinaryOp.EQUAL || op == BinaryOp.NOT_EQUAL)
            && (is(left) || is(right))
        ? new Expr.Literal(op == BinaryOp.EQUAL ? 0 : 1, span)
        : expr;
  }

  private static boolean isRandom(Expr part) {
    return part instanceof Expr.Call call && call.function().isRandom();
  }
}
