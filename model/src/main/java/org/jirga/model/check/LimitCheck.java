package org.jirga.model.check;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Warns of constants and initial values outside of the limits that the modeller gave them.
final class LimitCheck {

  private final Names names;
  private final Complaints complaints;

  LimitCheck(Names names, Complaints complaints) {
    this.names = names;
    this.complaints = complaints;
  }

  void check(Model model) {
    for (var variable : model.variables()) {
      variable.description().limits().ifPresent(limits -> check(variable, limits));
    }
  }

  private void check(Variable variable, Limits limits) {
    switch (variable) {
      case Variable.Constant constant ->
          constant.equations().forEach(equation -> check(variable, "", equation.body(), limits));
      case Variable.Stock stock ->
          stock
              .accumulations()
              .forEach(one -> check(variable, "the initial value of ", one.initial(), limits));
      case Variable.Flow _, Variable.Auxiliary _, Variable.Lookup _ -> {}
    }
  }

  private void check(Variable variable, String what, Expr body, Limits limits) {
    value(body)
        .filter(value -> !value.isNaN() && !limits.include(value))
        .ifPresent(
            value ->
                complaints.add(
                    CheckCode.OUTSIDE_LIMITS,
                    body.span(),
                    "%s'%s' is %s, %s"
                        .formatted(
                            what,
                            variable.name(),
                            ExprPrinter.digits(value),
                            value < limits.low()
                                ? "below its limit " + ExprPrinter.digits(limits.low())
                                : "above its limit " + ExprPrinter.digits(limits.high()))));
  }

  /// A number, or what a constant without subscripts is.
  private Optional<Double> value(Expr body) {
    if (body instanceof Expr.Reference(var name, var subscripts, _)
        && subscripts.equals(List.of())
        && names.variable(name).orElse(null) instanceof Variable.Constant constant
        && constant.equations().size() == 1) {
      return Numbers.value(constant.equations().getFirst().body());
    }
    return Numbers.value(body);
  }
}
