package org.jirga.formats.equation;

import java.util.List;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;

/// Stella's `FV(rate, nper, pmt, pv)`, `PMT(rate, nper, pv, fv)` and `PV(rate, nper, pmt, fv)`:
/// what is paid at the end of each of nper periods, and what that is worth before the first and
/// after the last, by "pv * (1 + rate)^nper + (pmt / rate) * ((1 + rate)^nper - 1) + fv = 0", and
/// "pv + pmt * nper + fv = 0" where the rate is 0 (isee's help, "Financial builtins").
final class Annuity {

  private final Span span;
  private final Expr rate;
  private final Expr periods;
  private final Expr growth;

  private Annuity(List<Expr> arguments, Span span) {
    this.span = span;
    this.rate = arguments.get(0);
    this.periods = arguments.get(1);
    this.growth = binary(BinaryOp.POWER, binary(BinaryOp.ADD, number(1), rate), periods);
  }

  /// @param function `fv`, `pmt` or `pv`
  /// @param arguments four
  static Expr of(String function, List<Expr> arguments, Span span) {
    var annuity = new Annuity(arguments, span);
    var third = arguments.get(2);
    var last = arguments.get(3);
    var isFree = annuity.binary(BinaryOp.EQUAL, annuity.rate, annuity.number(0));
    var paid = annuity.binary(BinaryOp.MULTIPLY, third, annuity.periods);
    return switch (function) {
      case "fv" ->
          annuity.either(
              isFree,
              annuity.sum(paid, last),
              annuity.sum(
                  annuity.binary(BinaryOp.MULTIPLY, last, annuity.growth), annuity.saved(third)));
      case "pv" ->
          annuity.either(
              isFree,
              annuity.sum(paid, last),
              annuity.binary(
                  BinaryOp.DIVIDE, annuity.sum(annuity.saved(third), last), annuity.growth));
      case "pmt" ->
          annuity.either(
              isFree,
              annuity.binary(BinaryOp.DIVIDE, annuity.sum(third, last), annuity.periods),
              annuity.binary(
                  BinaryOp.DIVIDE,
                  annuity.sum(annuity.binary(BinaryOp.MULTIPLY, third, annuity.growth), last),
                  annuity.saved(annuity.number(1))));
      default -> throw new IllegalArgumentException(function);
    };
  }

  /// What a payment in each period has become after the last.
  private Expr saved(Expr payment) {
    var gained = binary(BinaryOp.SUBTRACT, growth, number(1));
    return binary(BinaryOp.DIVIDE, binary(BinaryOp.MULTIPLY, payment, gained), rate);
  }

  /// What is received is positive, what is paid negative: the sum of all is 0.
  private Expr either(Expr isFree, Expr free, Expr otherwise) {
    return new Expr.Unary(UnaryOp.MINUS, new Expr.Conditional(isFree, free, otherwise, span), span);
  }

  private Expr sum(Expr left, Expr right) {
    return binary(BinaryOp.ADD, left, right);
  }

  private Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(op, left, right, span);
  }

  private Expr number(double value) {
    return new Expr.Literal(value, span);
  }
}
