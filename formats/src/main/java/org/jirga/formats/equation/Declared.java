package org.jirga.formats.equation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.Name;

/// What the rest of a file says that the reading of an equation depends on.
///
/// @param macros that the file defines: the definitions are complained about, their calls are not
/// @param dimensions of the variables that XMILE equations may write as `x[*]`
public record Declared(Set<Name> macros, Map<Name, List<Name>> dimensions) {

  public static final Declared NOTHING = new Declared(Set.of(), Map.of());

  public Declared {
    macros = Set.copyOf(macros);
    dimensions = Map.copyOf(dimensions);
  }

  /// The dimension of a variable at a position from 0.
  Optional<Name> dimension(Name variable, int position) {
    return Optional.ofNullable(dimensions.get(variable))
        .filter(names -> position < names.size())
        .map(names -> names.get(position));
  }
}
