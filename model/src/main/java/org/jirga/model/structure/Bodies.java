package org.jirga.model.structure;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;

/// The expressions that define a variable.
public final class Bodies {

  private Bodies() {}

  /// All of them, in their order; those of a stock are its net flows and initial values.
  public static Stream<Expr> of(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream().flatMap(one -> Stream.of(one.netFlow(), one.initial()));
      case Variable.Flow flow -> flow.equations().stream().map(Equation::body);
      case Variable.Auxiliary auxiliary -> auxiliary.equations().stream().map(Equation::body);
      case Variable.Constant constant -> constant.equations().stream().map(Equation::body);
      case Variable.Lookup _ -> Stream.of();
    };
  }

  /// The variable with others in their place.
  public static Variable replace(Variable variable, UnaryOperator<Expr> by) {
    return switch (variable) {
      case Variable.Stock(var name, var accumulations, var description) ->
          new Variable.Stock(
              name,
              accumulations.stream()
                  .map(one -> one.with(by.apply(one.netFlow()), by.apply(one.initial())))
                  .toList(),
              description);
      case Variable.Flow(var name, var equations, var description) ->
          new Variable.Flow(name, replace(equations, by), description);
      case Variable.Auxiliary(var name, var equations, var description) ->
          new Variable.Auxiliary(name, replace(equations, by), description);
      case Variable.Constant(var name, var equations, var description) ->
          new Variable.Constant(name, replace(equations, by), description);
      case Variable.Lookup lookup -> lookup;
    };
  }

  private static List<Equation> replace(List<Equation> equations, UnaryOperator<Expr> by) {
    return equations.stream()
        .map(
            equation ->
                new Equation(
                    equation.subscripts(),
                    equation.exceptions(),
                    by.apply(equation.body()),
                    equation.span()))
        .toList();
  }
}
