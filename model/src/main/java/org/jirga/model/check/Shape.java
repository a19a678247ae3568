package org.jirga.model.check;

import java.util.List;
import org.jirga.model.structure.Dimension;

/// The dimensions of a variable and what defines each of its elements.
///
/// @param dimensions in order; none for a scalar
/// @param definitions one for each element, the last dimension running fastest
record Shape(List<Dimension> dimensions, List<Definition> definitions) {
  Shape {
    dimensions = List.copyOf(dimensions);
    definitions = List.copyOf(definitions);
  }
}
