package org.jirga.formats.equation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.Name;

/// What the rest of a file says that the reading of an equation depends on.
///
/// @param macros that the file defines; calls of them are gathered there
/// @param dimensions of the variables that XMILE equations may write as `x[*]`
public record Declared(MacroCalls macros, Map<Name, List<Name>> dimensions) {

  public Declared {
    dimensions = Map.copyOf(dimensions);
  }

  public static Declared nothing() {
    return new Declared(new MacroCalls(Set.of()), Map.of());
  }

  /// The dimension of a variable at a position from 0.
  Optional<Name> dimension(Name variable, int position) {
    return Optional.ofNullable(dimensions.get(variable))
        .filter(names -> position < names.size())
        .map(names -> names.get(position));
  }
}
