package org.jirga.formats.xmile;

import java.util.List;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;

/// Chooses one of several expressions by a number that is known during a run only.
final class Choice {

  private Choice() {}

  /// @param number from 0; less is the first, more the last
  static Expr of(List<Expr> all, Expr number) {
    return of(all, 0, number);
  }

  /// By halves, so that a thousand are ten questions deep.
  private static Expr of(List<Expr> all, int from, Expr number) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    var span = number.span();
    var half = all.size() / 2;
    var middle = new Expr.Literal(from + half, span);
    return new Expr.Conditional(
        new Expr.Binary(BinaryOp.LESS, number, middle, span),
        of(all.subList(0, half), from, number),
        of(all.subList(half, all.size()), from + half, number),
        span);
  }
}
