package org.jirga.model.structure;

import java.util.List;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;

/// What a modeller expects of the model's behaviour, whatever its equations are. No run of the
/// model depends on it.
public sealed interface Expectation {

  Name name();

  /// Of its whole statement.
  Span span();

  /// `name :TEST INPUT: variable = value`: a condition that a [Constraint] may name.
  record TestInput(Name name, Expr.Reference variable, Expr value, Span span)
      implements Expectation {}

  /// `name :THE CONDITION: condition :IMPLIES: consequence`.
  ///
  /// @param subscripts of the left side, over which condition and consequence run
  /// @param once whether the consequence has to be true at some time only, not at each
  record Constraint(
      Name name,
      List<Subscript> subscripts,
      Expr condition,
      Expr consequence,
      boolean once,
      Span span)
      implements Expectation {
    public Constraint {
      subscripts = List.copyOf(subscripts);
    }
  }
}
