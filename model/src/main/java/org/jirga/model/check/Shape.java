package org.jirga.model.check;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jirga.model.structure.Dimension;

/// The dimensions of a variable and what defines each of its elements.
///
/// A variable need not be defined for all elements of its dimensions, as long as nobody asks for
/// the others.
final class Shape {

  private static final int UNDEFINED = -1;

  private final List<Dimension> dimensions;
  private final List<Definition> definitions;
  private final int[] places;

  /// @param dimensions in order; none for a scalar
  /// @param definitions one for each element that has one, the last dimension running fastest
  /// @param places for each element, the last dimension running fastest, the place of its
  /// definition, or -1
  private Shape(List<Dimension> dimensions, List<Definition> definitions, int[] places) {
    this.dimensions = List.copyOf(dimensions);
    this.definitions = List.copyOf(definitions);
    this.places = places;
  }

  /// @param defined for each element, the last dimension running fastest, whether it is defined
  static Shape of(List<Dimension> dimensions, List<Definition> definitions, boolean[] defined) {
    var places = new int[defined.length];
    Arrays.fill(places, UNDEFINED);
    var next = 0;
    for (var i = 0; i < defined.length; i++) {
      if (defined[i]) {
        places[i] = next++;
      }
    }
    return new Shape(dimensions, definitions, places);
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  /// The last dimension running fastest; without the elements that have none.
  List<Definition> definitions() {
    return definitions;
  }

  /// The place among the definitions of an element, by its offset when the last dimension runs
  /// fastest.
  OptionalInt placeOf(int offset) {
    return places[offset] == UNDEFINED ? OptionalInt.empty() : OptionalInt.of(places[offset]);
  }

  /// Whether every element has a definition.
  boolean isComplete() {
    return definitions.size() == places.length;
  }
}
