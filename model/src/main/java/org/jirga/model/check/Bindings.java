package org.jirga.model.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;

/// What a dimension in a body stands for, when the elements of the left side are given.
///
/// A dimension of the left side stands for the element there. Another one stands for an element
/// that a mapping, in either direction, ties to an element of the left side; without a mapping, for
/// the left side's element itself where the other dimension has all elements of the left side's.
/// Where two positions of the left side tell different elements, it stands for nothing.
final class Bindings {

  private record Place(Name dimension, Name element) {}

  private record Side(List<Name> dimensions, List<Name> elements) {}

  /// What one position of a left side tells of other dimensions.
  private record Told(Map<Name, Name> mapped, Map<Name, Name> shared) {}

  private final Names names;
  private final Map<Place, Told> told = new HashMap<>();
  private final Map<Side, Map<Name, Name>> known = new HashMap<>();

  Bindings(Names names) {
    this.names = names;
  }

  /// @param left the subscripts of a left side
  /// @param elements one for each of them
  Map<Name, Name> of(List<Subscript> left, List<Name> elements) {
    var dimensions = new ArrayList<Name>();
    var own = new ArrayList<Name>();
    for (var i = 0; i < left.size(); i++) {
      if (names.dimension(left.get(i).name()).isPresent()) {
        dimensions.add(left.get(i).name());
        own.add(elements.get(i));
      }
    }
    return dimensions.isEmpty()
        ? Map.of()
        : known.computeIfAbsent(new Side(dimensions, own), this::bind);
  }

  private Map<Name, Name> bind(Side side) {
    var mapped = new HashMap<Name, Name>();
    var shared = new HashMap<Name, Name>();
    var unclear = new HashSet<Name>();
    for (var i = 0; i < side.dimensions().size(); i++) {
      var place = new Place(side.dimensions().get(i), side.elements().get(i));
      var tells = told.computeIfAbsent(place, this::tell);
      merge(mapped, tells.mapped(), unclear);
      merge(shared, tells.shared(), unclear);
    }
    var bound = new HashMap<>(shared);
    bound.putAll(mapped);
    unclear.forEach(bound::remove);
    for (var i = 0; i < side.dimensions().size(); i++) {
      bound.put(side.dimensions().get(i), side.elements().get(i));
    }
    return Map.copyOf(bound);
  }

  private static void merge(Map<Name, Name> into, Map<Name, Name> more, Set<Name> unclear) {
    more.forEach(
        (dimension, element) -> {
          var other = into.putIfAbsent(dimension, element);
          if (other != null && !other.equals(element)) {
            unclear.add(dimension);
          }
        });
  }

  private Told tell(Place place) {
    var mapped = new HashMap<Name, Name>();
    var shared = new HashMap<Name, Name>();
    var dimension = names.dimension(place.dimension()).orElseThrow();
    for (var other : names.dimensions()) {
      var elements = mapped(dimension, place.element(), other);
      if (elements.size() == 1) {
        mapped.put(other.name(), elements.iterator().next());
      } else if (elements.isEmpty()
          && names.members(other).containsAll(dimension.elements())
          && !other.name().equals(dimension.name())) {
        shared.put(other.name(), place.element());
      }
    }
    return new Told(mapped, shared);
  }

  /// The elements of the other dimension that an element is tied to.
  private Set<Name> mapped(Dimension from, Name element, Dimension to) {
    var found = new HashSet<Name>();
    for (var mapping : from.mappings()) {
      if (mapping.target().equals(to.name())) {
        found.addAll(mapping.images().get(from.elements().indexOf(element)));
      }
    }
    for (var mapping : to.mappings()) {
      if (mapping.target().equals(from.name()) || isSubrange(from, mapping.target())) {
        for (var i = 0; i < to.elements().size(); i++) {
          if (mapping.images().get(i).contains(element)) {
            found.add(to.elements().get(i));
          }
        }
      }
    }
    return found;
  }

  private boolean isSubrange(Dimension part, Name whole) {
    return names
        .dimension(whole)
        .filter(dimension -> names.members(dimension).containsAll(part.elements()))
        .isPresent();
  }
}
