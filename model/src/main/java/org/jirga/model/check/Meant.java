package org.jirga.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;

/// Which elements of a variable a reference means, when the elements of the left side are given.
final class Meant {

  private final Names names;

  Meant(Names names) {
    this.names = names;
  }

  /// The offsets of the elements meant among all of the variable's, the last dimension running
  /// fastest; none where a subscript is mistaken, which another check reports.
  int[] offsets(Reference reference, List<Dimension> dimensions, Map<Name, Name> bindings) {
    var offsets = new int[] {0};
    for (var i = 0; i < dimensions.size(); i++) {
      var dimension = dimensions.get(i);
      var places = places(reference.subscripts().get(i), dimension, bindings);
      var next = new int[offsets.length * places.length];
      var count = 0;
      for (var offset : offsets) {
        for (var place : places) {
          next[count++] = offset * dimension.elements().size() + place;
        }
      }
      offsets = next;
    }
    return offsets;
  }

  /// The same reference with its last subscripts running over all their elements: those of the
  /// dimension that a subscript names, or of the variable's own where it names an element.
  ///
  /// @param count of subscripts; all, if the reference has no more
  Reference widened(Reference reference, int count, List<Dimension> dimensions) {
    var subscripts = new ArrayList<>(reference.subscripts());
    for (var i = Math.max(0, subscripts.size() - count); i < subscripts.size(); i++) {
      var subscript = subscripts.get(i);
      var whole =
          count == Integer.MAX_VALUE || names.dimension(subscript.name()).isEmpty()
              ? dimensions.get(i).name()
              : subscript.name();
      subscripts.set(i, new Subscript(whole, true, subscript.span()));
    }
    return new Reference(reference.name(), subscripts, reference.span());
  }

  /// The element at an offset.
  Name element(int offset, List<Dimension> dimensions) {
    var rest = offset;
    var element = new Name[dimensions.size()];
    for (var i = element.length - 1; i >= 0; i--) {
      var elements = dimensions.get(i).elements();
      element[i] = elements.get(rest % elements.size());
      rest /= elements.size();
    }
    return Names.joined(List.of(element));
  }

  private int[] places(Subscript subscript, Dimension of, Map<Name, Name> bindings) {
    var position = names.positions(of);
    if (!subscript.reduced()) {
      var place = position.get(bindings.getOrDefault(subscript.name(), subscript.name()));
      return place == null ? new int[0] : new int[] {place};
    }
    return names.dimension(subscript.name()).map(Dimension::elements).orElse(List.of()).stream()
        .filter(position::containsKey)
        .mapToInt(element -> position.getOrDefault(element, 0))
        .toArray();
  }
}
