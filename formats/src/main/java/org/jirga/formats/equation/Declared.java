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
/// @param ranges all dimensions of the file by the names that they have there, which may also be
///     those of elements; none where they are not known
public record Declared(
    MacroCalls macros, Map<Name, List<Name>> dimensions, Map<Name, Name> ranges) {

  public Declared {
    dimensions = Map.copyOf(dimensions);
    ranges = Map.copyOf(ranges);
  }

  public Declared(MacroCalls macros, Map<Name, List<Name>> dimensions) {
    this(macros, dimensions, Map.of());
  }

  public static Declared nothing() {
    return new Declared(new MacroCalls(Set.of()), Map.of());
  }

  /// Whether a dimension of the file has this name, as far as is known.
  boolean isDimension(Name name) {
    return ranges.isEmpty() || ranges.containsKey(name);
  }

  /// The dimension that the file calls so.
  public Name range(Name written) {
    return ranges.getOrDefault(written, written);
  }

  /// The dimension of a variable at a position from 0.
  Optional<Name> dimension(Name variable, int position) {
    return Optional.ofNullable(dimensions.get(variable))
        .filter(names -> position < names.size())
        .map(names -> names.get(position));
  }
}
