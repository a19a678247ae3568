package org.jirga.model.structure;

import java.util.List;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// A subscript range: its elements in order. A subrange is a dimension whose elements another one
/// has too.
public record Dimension(Name name, List<Name> elements, Span span) {
  public Dimension {
    elements = List.copyOf(elements);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("The dimension '%s' has no elements.".formatted(name));
    }
  }
}
