package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;

/// A `<macro>`: a function that a file defines (XMILE 1.0, section 4.8).
///
/// @param body of its own equation
/// @param variables of its own, without subscripts
/// @param outputs those of its variables that a call may give names of the model, as Vensim's
/// `NAME(a, b : output)` does
record XmileMacro(
    Name name,
    List<Parameter> parameters,
    Expr body,
    List<Variable> variables,
    List<Name> outputs) {

  /// @param otherwise what it is where a call has no argument for it
  record Parameter(Name name, Optional<Expr> otherwise) {}

  XmileMacro {
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
    outputs = List.copyOf(outputs);
  }

  /// Whether a call may have so many arguments.
  boolean takes(int arguments) {
    return arguments <= parameters.size()
        && parameters.stream().skip(arguments).allMatch(one -> one.otherwise().isPresent());
  }
}
