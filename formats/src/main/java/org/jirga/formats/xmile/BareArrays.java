package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jirga.formats.equation.Declared;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;

/// Gives arrays that an equation names without subscripts those that are meant: in a function over
/// all elements all of them, `SUM(a)` being `SUM(a[*])`; elsewhere the ones that the variable has
/// whose equation it is (XMILE 1.0, section 3.7.1). Other arrays are left for the check.
final class BareArrays {

  private final Declared declared;

  /// For each dimension of the variable, what stands on its left side.
  private final Map<Name, Name> left;

  BareArrays(Declared declared, Map<Name, Name> left) {
    this.declared = declared;
    this.left = left;
  }

  Expr of(Expr expr) {
    return of(expr, false);
  }

  private Expr of(Expr expr, boolean reduces) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Reference reference -> of(reference, reduces);
      case Expr.Unary(var op, var operand, var span) ->
          new Expr.Unary(op, of(operand, reduces), span);
      case Expr.Binary(var op, var a, var b, var span) ->
          new Expr.Binary(op, of(a, reduces), of(b, reduces), span);
      case Expr.Conditional(var test, var then, var otherwise, var span) ->
          new Expr.Conditional(of(test, reduces), of(then, reduces), of(otherwise, reduces), span);
      case Expr.Call(var function, var arguments, var span) -> {
        var all = new ArrayList<Expr>();
        for (var argument : arguments) {
          // Of RANK only the first argument is an array.
          all.add(of(argument, reduces || function.reduces() && all.isEmpty()));
        }
        yield new Expr.Call(function, all, span);
      }
      case Expr.LookupCall(var lookup, var x, var span) ->
          new Expr.LookupCall(of(lookup, false), of(x, reduces), span);
      case Expr.InlineLookup(var table, var x, var span) ->
          new Expr.InlineLookup(table, of(x, reduces), span);
    };
  }

  private Expr.Reference of(Expr.Reference reference, boolean reduces) {
    var dimensions = declared.dimensions().getOrDefault(reference.name(), List.of());
    if (dimensions.isEmpty() || !reference.subscripts().isEmpty()) {
      return reference;
    }
    if (!reduces && !left.keySet().containsAll(dimensions)) {
      return reference;
    }
    var subscripts =
        dimensions.stream()
            .map(
                dimension ->
                    new Subscript(
                        reduces ? dimension : left.getOrDefault(dimension, dimension),
                        reduces,
                        reference.span()))
            .toList();
    return new Expr.Reference(reference.name(), subscripts, reference.span());
  }
}
