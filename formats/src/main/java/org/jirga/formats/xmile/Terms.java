package org.jirga.formats.xmile;

import java.util.List;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Writes expressions that a file implies but does not hold, for certain elements of arrays.
///
/// @param subscripts of the variables of the model that the expressions name
/// @param span where complaints about them are shown
record Terms(List<Subscript> subscripts, Span span) {

  Expr number(double value) {
    return new Expr.Literal(value, span);
  }

  Expr variable(Name name) {
    return new Expr.Reference(name, subscripts, span);
  }

  Expr timeStep() {
    return new Expr.Reference(Model.TIME_STEP, List.of(), span);
  }

  Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(op, left, right, span);
  }

  Expr call(Function function, List<Expr> arguments) {
    return new Expr.Call(function, arguments, span);
  }

  Expr either(Expr test, Expr then, Expr otherwise) {
    return new Expr.Conditional(test, then, otherwise, span);
  }

  Expr notBelowZero(Expr value) {
    return call(Function.MAX, List.of(value, number(0)));
  }

  Expr smaller(Expr one, Expr other) {
    return call(Function.MIN, List.of(one, other));
  }

  /// An amount as a flow that lasts for one step.
  Expr perStep(Expr amount) {
    return binary(BinaryOp.DIVIDE, amount, timeStep());
  }

  /// 0 if there are none.
  Expr sum(List<Name> names) {
    return names.stream()
        .map(this::variable)
        .reduce((left, right) -> binary(BinaryOp.ADD, left, right))
        .orElse(number(0));
  }
}
