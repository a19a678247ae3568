package org.jirga.model.structure;

import java.util.List;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// A subscript range: its elements in order. A subrange is a dimension whose elements another one
/// has too.
///
/// @param mappings to other dimensions: where one of the two is on the left side, the other may
/// stand on the right
public record Dimension(Name name, List<Name> elements, List<Mapping> mappings, Span span) {
  public Dimension {
    elements = List.copyOf(elements);
    mappings = List.copyOf(mappings);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("The dimension '%s' has no elements.".formatted(name));
    }
    for (var mapping : mappings) {
      if (mapping.images().size() != elements.size()) {
        throw new IllegalArgumentException(
            "The mapping from '%s' to '%s' does not fit.".formatted(name, mapping.target()));
      }
    }
  }

  public Dimension(Name name, List<Name> elements, Span span) {
    this(name, elements, List.of(), span);
  }

  /// What each element of a dimension stands for in another one.
  ///
  /// @param target the other dimension
  /// @param images for each element in order, one or more elements of the target
  public record Mapping(Name target, List<List<Name>> images) {
    public Mapping {
      images = images.stream().map(List::copyOf).toList();
    }
  }
}
