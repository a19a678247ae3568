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

  /// What ties a dimension to another.
  ///
  /// @param elements for its elements, those of the other that mappings tie them to
  /// @param isWider whether the other has all of its elements
  private record Tie(Name other, Map<Name, Set<Name>> elements, boolean isWider) {}

  private static final List<Map<Name, Name>> NONE = List.of(Map.of());

  private final Names names;
  private final Map<Name, List<Tie>> ties = new HashMap<>();
  private final Map<Place, Told> told = new HashMap<>();
  private final Map<List<Name>, List<Map<Name, Name>>> known = new HashMap<>();

  Bindings(Names names) {
    this.names = names;
  }

  /// What dimensions stand for at each element of a left side, the last dimension running fastest.
  ///
  /// @param left the subscripts of the left side
  List<Map<Name, Name>> of(List<Subscript> left) {
    var dimensions =
        left.stream()
            .map(Subscript::name)
            .filter(name -> names.dimension(name).isPresent())
            .toList();
    return dimensions.isEmpty() ? NONE : known.computeIfAbsent(dimensions, this::bind);
  }

  private List<Map<Name, Name>> bind(List<Name> dimensions) {
    var elements =
        dimensions.stream().map(name -> names.dimension(name).orElseThrow().elements()).toList();
    return ShapeCheck.product(elements).map(each -> bind(new Side(dimensions, each))).toList();
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
    for (var tie : ties.computeIfAbsent(place.dimension(), this::ties)) {
      var elements = tie.elements().getOrDefault(place.element(), Set.of());
      if (elements.size() == 1) {
        mapped.put(tie.other(), elements.iterator().next());
      } else if (elements.isEmpty() && tie.isWider()) {
        shared.put(tie.other(), place.element());
      }
    }
    return new Told(mapped, shared);
  }

  /// What ties a dimension to the others.
  private List<Tie> ties(Name name) {
    var dimension = names.dimension(name).orElseThrow();
    var found = new ArrayList<Tie>();
    for (var other : names.dimensions()) {
      var isWider = !other.name().equals(name) && has(other, dimension);
      var elements = tied(dimension, other);
      if (isWider || !elements.isEmpty()) {
        found.add(new Tie(other.name(), elements, isWider));
      }
    }
    return found;
  }

  /// For each element that a mapping ties to the other dimension, to which of its elements.
  private Map<Name, Set<Name>> tied(Dimension from, Dimension to) {
    var found = new HashMap<Name, Set<Name>>();
    for (var mapping : from.mappings()) {
      if (mapping.target().equals(to.name())) {
        for (var i = 0; i < from.elements().size(); i++) {
          add(found, from.elements().get(i), mapping.images().get(i));
        }
      }
    }
    for (var mapping : to.mappings()) {
      var target = names.dimension(mapping.target());
      if (target.isPresent() && has(target.get(), from)) {
        for (var i = 0; i < to.elements().size(); i++) {
          for (var image : mapping.images().get(i)) {
            add(found, image, List.of(to.elements().get(i)));
          }
        }
      }
    }
    return found;
  }

  private static void add(Map<Name, Set<Name>> found, Name element, List<Name> others) {
    found.computeIfAbsent(element, _ -> new HashSet<>()).addAll(others);
  }

  private boolean has(Dimension whole, Dimension part) {
    return part.elements().size() <= whole.elements().size()
        && names.members(whole).containsAll(part.elements());
  }
}
