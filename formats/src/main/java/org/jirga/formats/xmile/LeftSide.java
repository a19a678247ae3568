package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import org.jirga.formats.equation.Declared;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;

/// What stands on the left side of an equation for each dimension of its variable: an element, or
/// the dimension for all of its elements.
///
/// A dimension may stand there twice, as in `moves[Age, Age]`. Then the first in an expression is
/// the first here, and so on; an expression that names it less often does not say which one it
/// means, and has to say so by its place, `@2` (XMILE 1.0, section 3.7.1.1).
///
/// @param dimensions of the variable
/// @param entries for each of them
record LeftSide(List<Name> dimensions, List<Name> entries) {

  LeftSide {
    var count = Math.min(dimensions.size(), entries.size());
    dimensions = List.copyOf(dimensions.subList(0, count));
    entries = List.copyOf(entries.subList(0, count));
  }

  /// Of a variable without dimensions, or of what stands in no equation.
  static LeftSide none() {
    return new LeftSide(List.of(), List.of());
  }

  static LeftSide of(Name variable, List<Subscript> subscripts, Declared declared) {
    return new LeftSide(
        declared.dimensionsOf(variable), subscripts.stream().map(Subscript::name).toList());
  }

  private int times(Name dimension) {
    return (int) dimensions.stream().filter(dimension::equals).count();
  }

  /// Whether it stands here more often than an expression names it, so that it is not clear which
  /// one is meant.
  boolean isUnclear(Name dimension, int named) {
    return times(dimension) > 1 && times(dimension) != named;
  }

  /// What stands for a dimension that an expression names for the n-th time, from 1; nothing if the
  /// variable does not have it.
  Optional<Name> entry(Name dimension, int n) {
    var skipped = times(dimension) > 1 ? n - 1 : 0;
    for (var place = 0; place < dimensions.size(); place++) {
      if (dimensions.get(place).equals(dimension) && skipped-- == 0) {
        return Optional.of(entries.get(place));
      }
    }
    return Optional.empty();
  }

  /// What stands at a place, from 1.
  Optional<Name> entry(int place) {
    return place >= 1 && place <= entries.size()
        ? Optional.of(entries.get(place - 1))
        : Optional.empty();
  }

  /// Whether an array without subscripts is the one with those of this side.
  boolean covers(List<Name> array) {
    return array.stream()
        .allMatch(
            dimension ->
                times(dimension) > 0
                    && !isUnclear(
                        dimension, (int) array.stream().filter(dimension::equals).count()));
  }
}
