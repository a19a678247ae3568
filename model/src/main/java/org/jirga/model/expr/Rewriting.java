package org.jirga.model.expr;

import java.util.List;
import java.util.function.UnaryOperator;

/// Makes an expression of another one by replacing parts of it.
public final class Rewriting {

  private Rewriting() {}

  /// Replaces each part, from the innermost on; a part is seen with its own parts replaced. The
  /// name of a lookup that is applied is not a part.
  public static Expr bottomUp(Expr expr, UnaryOperator<Expr> replace) {
    var inside =
        switch (expr) {
          case Expr.Literal _, Expr.Reference _ -> expr;
          case Expr.Unary(var op, var operand, var span) ->
              new Expr.Unary(op, bottomUp(operand, replace), span);
          case Expr.Binary(var op, var left, var right, var span) ->
              new Expr.Binary(op, bottomUp(left, replace), bottomUp(right, replace), span);
          case Expr.Conditional(var test, var then, var otherwise, var span) ->
              new Expr.Conditional(
                  bottomUp(test, replace),
                  bottomUp(then, replace),
                  bottomUp(otherwise, replace),
                  span);
          case Expr.Call(var function, var arguments, var span) ->
              new Expr.Call(function, all(arguments, replace), span);
          case Expr.LookupCall(var lookup, var x, var span) ->
              new Expr.LookupCall(lookup, bottomUp(x, replace), span);
          case Expr.InlineLookup(var table, var x, var span) ->
              new Expr.InlineLookup(table, bottomUp(x, replace), span);
        };
    return replace.apply(inside);
  }

  private static List<Expr> all(List<Expr> exprs, UnaryOperator<Expr> replace) {
    return exprs.stream().map(expr -> bottomUp(expr, replace)).toList();
  }
}
