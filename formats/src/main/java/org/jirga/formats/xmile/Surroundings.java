package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jirga.model.expr.Name;

/// What there is to know of the names in a model besides its own variables.
///
/// @param skipped variables that stand for others, and are not read
/// @param elsewhere the dimensions of those, and of variables of other models, as the file calls
///     them; nothing of names that no variable has
/// @param belts those of them that are conveyors, queues and ovens
record Surroundings(
    Set<Name> skipped,
    Function<Name, Optional<List<Name>>> elsewhere,
    Function<Name, Optional<Belt>> belts) {

  /// A conveyor, a queue or an oven of another model.
  ///
  /// @param whole its name in the outermost model
  record Belt(BeltStock stock, Name whole) {}

  Surroundings {
    skipped = Set.copyOf(skipped);
  }

  /// Of a model that speaks of no other one.
  static Surroundings none() {
    return new Surroundings(Set.of(), _ -> Optional.empty(), _ -> Optional.empty());
  }
}
