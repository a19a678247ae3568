package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Dimension;

/// Reads `<dimensions>`: dimensions with named elements, or with a size, whose elements are the
/// numbers from 1.
final class XmileDimensions {

  /// Of the parts that XMILE has no word for.
  static final String NAMESPACE = "urn:jirga:xmile";

  /// `<jirga:map element="e" to="dimension" image="i"/>`: what an element stands for in another
  /// dimension, as in Vensim's mappings.
  static final String MAP = "jirga:map";

  /// Far above any model, so that a slip of a digit does not eat the memory.
  private static final int MOST = 100_000;

  private final Complaints complaints;

  XmileDimensions(Complaints complaints) {
    this.complaints = complaints;
  }

  List<Dimension> read(XmlElement root) {
    var dimensions = new ArrayList<Dimension>();
    root.all("dimensions").flatMap(list -> list.all("dim")).forEach(dim -> read(dim, dimensions));
    return dimensions;
  }

  private void read(XmlElement dim, List<Dimension> dimensions) {
    var written = dim.attribute("name");
    if (written.isEmpty()) {
      complaints.add(ReadCode.MISSING_PART, dim.tag(), "this dimension has no name");
      return;
    }
    var name = XmileText.name(written.get());
    var elements = named(dim);
    if (elements.isEmpty()) {
      elements = numbered(dim);
    }
    if (elements.isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          written.get().all(),
          "the dimension '%s' has neither elements nor a size".formatted(name));
    } else {
      var own = List.copyOf(elements);
      var before = dimensions.stream().filter(one -> one.name().equals(name)).findFirst();
      if (before.filter(one -> one.elements().equals(own)).isPresent()) {
        return; // the same, in another file of the model
      }
      dimensions.add(new Dimension(name, own, mappings(dim, own), written.get().all()));
    }
  }

  private static List<Dimension.Mapping> mappings(XmlElement dim, List<Name> elements) {
    var images = new LinkedHashMap<Name, Map<Name, List<Name>>>();
    for (var map : dim.all(MAP).toList()) {
      var element = map.attribute("element").map(XmileText::name);
      var target = map.attribute("to").map(XmileText::name);
      var image = map.attribute("image").map(XmileText::name);
      if (element.isPresent() && target.isPresent() && image.isPresent()) {
        images
            .computeIfAbsent(target.get(), _ -> new HashMap<>())
            .computeIfAbsent(element.get(), _ -> new ArrayList<>())
            .add(image.get());
      }
    }
    var mappings = new ArrayList<Dimension.Mapping>();
    images.forEach(
        (target, of) ->
            mappings.add(
                new Dimension.Mapping(
                    target,
                    elements.stream().map(e -> of.getOrDefault(e, List.<Name>of())).toList())));
    return mappings;
  }

  private Set<Name> named(XmlElement dim) {
    var elements = new LinkedHashSet<Name>();
    dim.all("elem")
        .flatMap(elem -> elem.attribute("name").stream())
        .forEach(
            name -> {
              if (!elements.add(XmileText.name(name))) {
                complaints.add(
                    ReadCode.BAD_RANGE,
                    name.all(),
                    "the element '%s' is listed twice".formatted(name.content()));
              }
            });
    return elements;
  }

  private Set<Name> numbered(XmlElement dim) {
    var elements = new LinkedHashSet<Name>();
    var written = dim.attribute("size");
    var size = written.flatMap(text -> XmileText.number(text, complaints)).orElse(0.0);
    if (size >= 1 && size <= MOST && size == Math.rint(size)) {
      IntStream.rangeClosed(1, size.intValue())
          .forEach(i -> elements.add(Name.of(String.valueOf(i))));
    }
    return elements;
  }
}
