package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Copies a variable of a macro for one call of it.
///
/// @param subscripts of the equation that calls
/// @param replace what becomes of its expressions
record MacroCopy(List<Subscript> subscripts, UnaryOperator<Expr> replace) {

  /// Whether a variable has no dimensions.
  static boolean isScalar(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream().allMatch(one -> one.subscripts().isEmpty());
      case Variable.Flow flow -> areScalar(flow.equations());
      case Variable.Auxiliary auxiliary -> areScalar(auxiliary.equations());
      case Variable.Constant constant -> areScalar(constant.equations());
      case Variable.Lookup lookup ->
          lookup.tables().stream().allMatch(one -> one.subscripts().isEmpty());
    };
  }

  private static boolean areScalar(List<Equation> equations) {
    return equations.stream().allMatch(one -> one.subscripts().isEmpty());
  }

  Variable of(Variable variable, Name name) {
    var like = variable.description();
    var description = new Description(Optional.empty(), "", like.group(), like.span(), true);
    return switch (variable) {
      case Variable.Stock stock ->
          new Variable.Stock(
              name,
              stock.accumulations().stream()
                  .map(
                      one ->
                          new Variable.Accumulation(
                              subscripts,
                              replace.apply(one.netFlow()),
                              replace.apply(one.initial()),
                              one.span()))
                  .toList(),
              description);
      case Variable.Flow flow -> new Variable.Flow(name, copies(flow.equations()), description);
      case Variable.Auxiliary auxiliary ->
          new Variable.Auxiliary(name, copies(auxiliary.equations()), description);
      // No constant of the model: nothing outside of the macro can vary it.
      case Variable.Constant constant ->
          new Variable.Auxiliary(name, copies(constant.equations()), description);
      case Variable.Lookup lookup ->
          new Variable.Lookup(
              name,
              lookup.tables().stream()
                  .map(one -> new Variable.Table(subscripts, one.points(), one.span()))
                  .toList(),
              description);
    };
  }

  private List<Equation> copies(List<Equation> equations) {
    return equations.stream()
        .map(one -> new Equation(subscripts, replace.apply(one.body()), one.span()))
        .toList();
  }
}
