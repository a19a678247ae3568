package org.jirga.formats.equation;

import java.util.function.Function;
import org.jirga.model.expr.Expr;

/// Puts other expressions in the place of references.
public final class References {

  private References() {}

  /// @param value what takes the place of a reference that stands for a value
  /// @param lookup what takes the place of the name of a lookup that is applied
  public static Expr replace(
      Expr expr,
      Function<Expr.Reference, Expr> value,
      Function<Expr.Reference, Expr.Reference> lookup) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Reference reference -> value.apply(reference);
      case Expr.Unary(var op, var operand, var span) ->
          new Expr.Unary(op, replace(operand, value, lookup), span);
      case Expr.Binary(var op, var left, var right, var span) ->
          new Expr.Binary(op, replace(left, value, lookup), replace(right, value, lookup), span);
      case Expr.Conditional(var test, var then, var otherwise, var span) ->
          new Expr.Conditional(
              replace(test, value, lookup),
              replace(then, value, lookup),
              replace(otherwise, value, lookup),
              span);
      case Expr.Call(var function, var arguments, var span) ->
          new Expr.Call(
              function,
              arguments.stream().map(argument -> replace(argument, value, lookup)).toList(),
              span);
      case Expr.LookupCall(var table, var x, var span) ->
          new Expr.LookupCall(lookup.apply(table), replace(x, value, lookup), span);
      case Expr.InlineLookup(var table, var x, var span) ->
          new Expr.InlineLookup(table, replace(x, value, lookup), span);
    };
  }
}
