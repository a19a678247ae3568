package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;

/// The elements that left sides stand for.
///
/// @param dimensions of the file
record Elements(List<Dimension> dimensions) {

  /// The dimensions with elements that have other places in another one.
  Set<Name> countedAnew() {
    var places = new HashMap<Name, Integer>();
    var moved = new HashSet<Name>();
    for (var dimension : dimensions) {
      for (var place = 0; place < dimension.elements().size(); place++) {
        var element = dimension.elements().get(place);
        if (places.merge(element, place, (first, _) -> first) != place) {
          moved.add(element);
        }
      }
    }
    return dimensions.stream()
        .filter(dimension -> dimension.elements().stream().anyMatch(moved::contains))
        .map(Dimension::name)
        .collect(Collectors.toSet());
  }

  /// All of them, the last dimension changing fastest.
  List<List<Subscript>> of(List<Subscript> left) {
    return of(left, true);
  }

  /// Left sides in which no dimension stands twice, as few as possible.
  List<List<Subscript>> once(List<Subscript> left) {
    return of(left, false);
  }

  private List<List<Subscript>> of(List<Subscript> left, boolean isEach) {
    var choices = List.of(List.<Subscript>of());
    var met = new HashSet<Name>();
    for (var subscript : left) {
      var entries =
          met.add(subscript.name()) && !isEach ? List.of(subscript.name()) : of(subscript);
      choices =
          choices.stream()
              .flatMap(choice -> entries.stream().map(entry -> with(choice, entry, subscript)))
              .toList();
    }
    return choices;
  }

  /// Those of a dimension; otherwise an element, or a name that the check will not know.
  private List<Name> of(Subscript subscript) {
    var elements =
        dimensions.stream()
            .filter(dimension -> dimension.name().equals(subscript.name()))
            .flatMap(dimension -> dimension.elements().stream())
            .toList();
    return elements.isEmpty() ? List.of(subscript.name()) : elements;
  }

  private static List<Subscript> with(List<Subscript> choice, Name entry, Subscript subscript) {
    var longer = new ArrayList<>(choice);
    longer.add(new Subscript(entry, false, subscript.span()));
    return List.copyOf(longer);
  }
}
