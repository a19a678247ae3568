package org.jirga.model.structure;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;

/// In which ways a lookup or a data series may differ from what the model has. Each way is a new
/// constant, with which the model is at first as it was.
///
/// @param lookup a lookup, or a variable with a table of its own in its equations
/// @param factor a constant by which values are multiplied, 1
/// @param shift a constant by which the points are moved to larger x, 0
/// @param choice a constant that says which table holds: 0 for the model's own, else the place of
///     an alternative, from 1; the model's own holds for every other number
public record LookupVariation(
    Name lookup,
    Optional<Name> factor,
    Optional<Name> shift,
    Optional<Name> choice,
    List<LookupTable> alternatives) {

  public LookupVariation {
    alternatives = List.copyOf(alternatives);
    if (choice.isPresent() == alternatives.isEmpty()) {
      throw new IllegalArgumentException(
          "The choice of '%s' and its alternatives belong together.".formatted(lookup));
    }
  }
}
