package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import org.jirga.formats.equation.Declared;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Subscript;

/// Gives arrays that an equation names without subscripts those that are meant: in a function over
/// all elements all of them, `SUM(a)` being `SUM(a[*])`; elsewhere the ones that the variable has
/// whose equation it is (XMILE 1.0, section 3.7.1). Other arrays are left for the check.
final class BareArrays {

  private final Declared declared;

  private final LeftSide left;

  /// @param left of the equation
  BareArrays(Declared declared, LeftSide left) {
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
      case Expr.Call(var function, var arguments, var span)
          when !reduces && isExtreme(function) && arguments.stream().anyMatch(this::isArray) ->
          new Expr.Call(
              function,
              arguments.stream()
                  .map(one -> isArray(one) ? extreme(function, one) : of(one))
                  .toList(),
              span);
      case Expr.Call(var function, var arguments, var span) -> {
        var all = new ArrayList<Expr>();
        for (var argument : arguments) {
          // The second argument of RANK is no array.
          var isArray = all.isEmpty() || function == Function.RANK && all.size() == 2;
          all.add(of(argument, reduces || function.reduces() && isArray));
        }
        yield new Expr.Call(function, all, span);
      }
      case Expr.LookupCall(var lookup, var x, var span) ->
          new Expr.LookupCall(of(lookup, reduces), of(x, reduces), span);
      case Expr.InlineLookup(var table, var x, var span) ->
          new Expr.InlineLookup(table, of(x, reduces), span);
    };
  }

  /// "MAX(A, 0) finds the maximum value of all the values in array A and zero" (XMILE 1.0, section
  /// 3.7.1.3).
  private Expr extreme(Function function, Expr array) {
    var all = function == Function.MAX ? Function.VMAX : Function.VMIN;
    return new Expr.Call(all, List.of(of(array, true)), array.span());
  }

  private static boolean isExtreme(Function function) {
    return function == Function.MAX || function == Function.MIN;
  }

  /// Whether an expression has as many values as an array that the left side does not choose from.
  private boolean isArray(Expr expr) {
    return switch (expr) {
      case Expr.Reference reference ->
          reference.subscripts().stream().anyMatch(Subscript::reduced)
              || reference.subscripts().isEmpty()
                  && !left.covers(declared.dimensionsOf(reference.name()));
      case Expr.LookupCall(var lookup, var x, _) -> isArray(lookup) || isArray(x);
      case Expr.Call call when call.function().reduces() -> false;
      default -> expr.children().stream().anyMatch(this::isArray);
    };
  }

  private Expr.Reference of(Expr.Reference reference, boolean reduces) {
    var dimensions = declared.dimensionsOf(reference.name());
    if (dimensions.isEmpty()
        || !reference.subscripts().isEmpty()
        || !reduces && !left.covers(dimensions)) {
      return reference;
    }
    var subscripts =
        dimensions.stream()
            .map(dimension -> new Subscript(dimension, reduces, reference.span()))
            .toList();
    return new Expr.Reference(reference.name(), subscripts, reference.span());
  }
}
