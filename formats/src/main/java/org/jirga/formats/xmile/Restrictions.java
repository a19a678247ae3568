package org.jirga.formats.xmile;

import java.util.List;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.source.Span;

/// Says what Vensim's `SINTEG` does to a stock in functions that have a name: XMILE has no word for
/// it.
final class Restrictions {

  private Restrictions() {}

  static Expr writtenOut(Expr body) {
    return Rewriting.bottomUp(
        body,
        part ->
            part instanceof Expr.Call call && call.function() == Function.RESTRICTED
                ? of(call.arguments(), call.span())
                : part);
  }

  /// @param arguments those of [Function#RESTRICTED]
  private static Expr of(List<Expr> arguments, Span span) {
    var low = arguments.get(1);
    var high = arguments.get(2);
    var multiple = arguments.get(3);
    var special = arguments.get(4);
    var x = arguments.get(0);
    var notBelow = given(low, call(Function.MAX, x, low, span), x, span);
    var within = given(high, call(Function.MIN, notBelow, high, span), notBelow, span);
    var cut = call(Function.QUANTUM, within, multiple, span);
    var more = binary(BinaryOp.ADD, cut, multiple, span);
    var less = binary(BinaryOp.SUBTRACT, cut, multiple, span);
    var isBelow = binary(BinaryOp.LESS, cut, low, span);
    var isAbove = binary(BinaryOp.GREATER, cut, high, span);
    var notAbove = given(high, new Expr.Conditional(isAbove, less, cut, span), cut, span);
    var kept = given(low, new Expr.Conditional(isBelow, more, notAbove, span), notAbove, span);
    var whole = given(multiple, kept, within, span);
    var apart = binary(BinaryOp.SUBTRACT, whole, special, span);
    var distance = new Expr.Call(Function.ABS, List.of(apart), span);
    var isClose = binary(BinaryOp.LESS, distance, arguments.get(5), span);
    return given(special, new Expr.Conditional(isClose, special, whole, span), whole, span);
  }

  private static Expr binary(BinaryOp op, Expr one, Expr other, Span span) {
    return new Expr.Binary(op, one, other, span);
  }

  private static Expr call(Function function, Expr one, Expr other, Span span) {
    return new Expr.Call(function, List.of(one, other), span);
  }

  /// The first where a number is available, and the second where it is `:NA:`.
  private static Expr given(Expr number, Expr then, Expr otherwise, Span span) {
    if (number instanceof Expr.Literal(var value, _)) {
      return value == Expr.Literal.NOT_AVAILABLE ? otherwise : then;
    }
    if (number instanceof Expr.Unary(_, Expr.Literal _, _)) {
      return then;
    }
    var missing = new Expr.Literal(Expr.Literal.NOT_AVAILABLE, span);
    var isGiven = binary(BinaryOp.NOT_EQUAL, number, missing, span);
    return new Expr.Conditional(isGiven, then, otherwise, span);
  }
}
