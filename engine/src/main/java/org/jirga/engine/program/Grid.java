package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.Name;

/// What each element of a variable has, the last dimension running fastest; not every element need
/// have something.
final class Grid<T> {

  private static final int NOTHING = -1;

  /// For each dimension, the places of its elements.
  private final List<Map<Name, Integer>> positions;

  private final int[] places;
  private final List<T> values = new ArrayList<>(1);

  /// @param positions for each dimension, the places of its elements
  Grid(List<Map<Name, Integer>> positions) {
    this.positions = positions;
    var size = positions.stream().mapToInt(Map::size).reduce(1, Math::multiplyExact);
    this.places = new int[size];
    Arrays.fill(places, NOTHING);
  }

  /// How many elements there are.
  int size() {
    return places.length;
  }

  int dimensions() {
    return positions.size();
  }

  /// The place of an element among those of the dimensions up to this one.
  ///
  /// @param before that of the dimensions before it; 0 for the first
  /// @return -1 where there is no such element
  int place(int before, int dimension, Name element) {
    var position = positions.get(dimension);
    var own = position.get(element);
    return own == null || before == NOTHING ? NOTHING : before * position.size() + own;
  }

  /// @param place of all dimensions, or -1
  Optional<T> at(int place) {
    return place == NOTHING || places[place] == NOTHING
        ? Optional.empty()
        : Optional.of(values.get(places[place]));
  }

  Optional<T> at(List<Name> element) {
    return at(place(element));
  }

  /// The last value counts.
  void put(List<Name> element, T value) {
    places[place(element)] = values.size();
    values.add(value);
  }

  private int place(List<Name> element) {
    var place = 0;
    for (var dimension = 0; dimension < positions.size(); dimension++) {
      place = place(place, dimension, element.get(dimension));
    }
    return place;
  }
}
