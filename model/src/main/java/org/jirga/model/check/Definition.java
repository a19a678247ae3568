package org.jirga.model.check;

import java.util.List;
import java.util.Map;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;

/// One scalar of the model: a variable at one element of each of its dimensions, with the equation
/// that defines it.
///
/// @param element one element for each dimension of the variable; empty for a scalar
/// @param equation index into the variable's `equations` (or `accumulations`, `tables`)
/// @param bindings for each dimension named on the left side of that equation, the element meant
/// here: what a
///     subscript in the body that names the dimension stands for
public record Definition(
    Variable variable, List<Name> element, int equation, Map<Name, Name> bindings) {
  public Definition {
    element = List.copyOf(element);
    bindings = Map.copyOf(bindings);
  }

  /// The name as results show it: `population` or `population[north,young]`.
  public String label() {
    return element.isEmpty()
        ? variable.name().text()
        : variable.name().text()
            + element.stream()
                .map(Name::text)
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }
}
