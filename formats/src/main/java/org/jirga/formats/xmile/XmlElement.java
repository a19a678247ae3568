package org.jirga.formats.xmile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// An element of a file, with the place of everything in it.
///
/// @param name with its prefix, if it has one
/// @param text directly inside the element, its children left out
/// @param tag from `<` to the end of the name
record XmlElement(
    String name,
    Map<String, Passage> attributes,
    List<XmlElement> children,
    Passage text,
    Span tag) {

  XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /// Whether a vendor, not XMILE, defines the element.
  boolean isVendors() {
    return name.indexOf(':') >= 0;
  }

  /// The first child of that name.
  Optional<XmlElement> child(String wanted) {
    return all(wanted).findFirst();
  }

  /// Whether Vensim says of what kind it is, as in `vensim:kind="data"`.
  boolean isOfKind(String kind) {
    return anyAttribute("kind").filter(it -> it.content().strip().equals(kind)).isPresent();
  }

  /// The first child that XMILE or a vendor calls so, `netflow` or `vensim:netflow`.
  Optional<XmlElement> part(String wanted) {
    return parts(wanted).findFirst();
  }

  Stream<XmlElement> parts(String wanted) {
    return children.stream()
        .filter(child -> child.is(wanted) || child.name().endsWith(":" + wanted));
  }

  Stream<XmlElement> all(String wanted) {
    return children.stream().filter(child -> child.is(wanted));
  }

  /// Where a model or macro has its variables: old files of Stella have them in the model itself,
  /// between parts for display.
  XmlElement variables() {
    return child("variables").orElse(this);
  }

  /// What those of them are called that have a name.
  static Set<Name> names(Stream<XmlElement> elements) {
    return elements
        .flatMap(element -> element.attribute("name").stream())
        .map(XmileText::name)
        .collect(Collectors.toSet());
  }

  Optional<Passage> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }

  /// An attribute as XMILE or as a vendor writes it, `save_interval` or `isee:save_interval`.
  Optional<Passage> anyAttribute(String wanted) {
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().equals(wanted) || entry.getKey().endsWith(":" + wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
