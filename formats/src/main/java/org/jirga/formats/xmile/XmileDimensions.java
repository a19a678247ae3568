package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Dimension;

/// Reads `<dimensions>`: dimensions with named elements, or with a size, whose elements are the
/// numbers from 1. Vensim writes a range that is a part of another, or its second name, inside of
/// it.
final class XmileDimensions {

  /// Of the parts that XMILE has no word for.
  static final String NAMESPACE = "urn:jirga:xmile";

  /// `<jirga:map element="e" to="dimension" image="i"/>`: what an element stands for in another
  /// dimension, as in Vensim's mappings.
  static final String MAP = "jirga:map";

  /// Far above any model, so that a slip of a digit does not eat the memory.
  private static final int MOST = 100_000;

  /// Vensim's `<vensim:map from="e" to="i"/>`, where the image is an element or a range.
  private static final String VENSIM_MAP = "vensim:map";

  private final Complaints complaints;
  private final List<Range> ranges = new ArrayList<>();

  /// @param family the dimension inside of which it is written
  private record Range(XmlElement dim, Name name, List<Name> elements, Optional<Range> family) {}

  XmileDimensions(Complaints complaints) {
    this.complaints = complaints;
  }

  List<Dimension> read(XmlElement root) {
    // in files of iThink 10 they are options of the header
    var ofHeader =
        root.all("header")
            .flatMap(header -> Stream.concat(header.all("smile"), header.all("options")))
            .flatMap(options -> options.all("uses_arrays"))
            .flatMap(arrays -> arrays.all("dimensions"));
    Stream.concat(ofHeader, root.all("dimensions"))
        .flatMap(list -> list.all("dim"))
        .forEach(dim -> read(dim, Optional.empty()));
    return ranges.stream()
        .map(
            range ->
                new Dimension(
                    range.name(),
                    range.elements(),
                    mappings(range),
                    range.dim().attribute("name").orElseThrow().all()))
        .toList();
  }

  private void read(XmlElement dim, Optional<Range> family) {
    var written = dim.attribute("name");
    if (written.isEmpty()) {
      complaints.add(ReadCode.MISSING_PART, dim.tag(), "this dimension has no name");
      return;
    }
    var name = XmileText.name(written.get());
    var elements = named(dim);
    var numbered = numbered(dim);
    if (elements.isEmpty()) {
      elements.addAll(numbered);
    } else if (!numbered.isEmpty() && numbered.size() != elements.size()) {
      complaints.add(
          ReadCode.BAD_RANGE,
          written.get().all(),
          "the dimension '%s' lists %d of its %d elements"
              .formatted(name, elements.size(), numbered.size()),
          "list all of them, or none");
    }
    if (elements.isEmpty()) {
      family.ifPresent(around -> elements.addAll(around.elements()));
    }
    if (elements.isEmpty() && dim.attribute("size").isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          written.get().all(),
          "the dimension '%s' has neither elements nor a size".formatted(name));
    }
    if (elements.isEmpty()) {
      elements.add(Name.of("1")); // so that nobody complains of its arrays
    }
    var range = new Range(dim, name, List.copyOf(elements), family);
    if (named(name).filter(one -> one.elements().equals(range.elements())).isPresent()) {
      return; // the same, in another file of the model
    }
    ranges.add(range);
    dim.all("dim").forEach(inner -> read(inner, Optional.of(range)));
  }

  private Optional<Range> named(Name name) {
    return ranges.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private List<Dimension.Mapping> mappings(Range range) {
    var images = new LinkedHashMap<Name, Map<Name, List<Name>>>();
    for (var map : range.dim().all(VENSIM_MAP).toList()) {
      var element = map.attribute("from").map(XmileText::name);
      var image = map.attribute("to").map(XmileText::name);
      var target = image.flatMap(one -> target(one, range));
      if (element.isEmpty() || target.isEmpty()) {
        complaints.add(
            ReadCode.BAD_RANGE,
            map.tag(),
            "this does not say which element stands for which of another dimension");
        continue;
      }
      images
          .computeIfAbsent(target.get().name(), _ -> new HashMap<>())
          .computeIfAbsent(element.get(), _ -> new ArrayList<>())
          .addAll(named(image.get()).map(Range::elements).orElse(List.of(image.get())));
    }
    for (var map : range.dim().all(MAP).toList()) {
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
                    range.elements().stream()
                        .map(e -> of.getOrDefault(e, List.<Name>of()))
                        .toList())));
    return mappings;
  }

  /// The dimension of an image: that inside of which a range is written, or the first that has the
  /// element.
  private Optional<Range> target(Name image, Range from) {
    return named(image)
        .map(range -> range.family().orElse(range))
        .or(
            () ->
                ranges.stream()
                    .filter(range -> !range.equals(from) && range.elements().contains(image))
                    .findFirst());
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

  private static boolean isSize(double size) {
    return size >= 1 && size <= MOST && size == Math.rint(size);
  }

  private Set<Name> numbered(XmlElement dim) {
    var elements = new LinkedHashSet<Name>();
    var written = dim.attribute("size");
    var size = written.flatMap(text -> XmileText.number(text, complaints));
    if (size.filter(XmileDimensions::isSize).isPresent()) {
      IntStream.rangeClosed(1, size.get().intValue())
          .forEach(i -> elements.add(Name.of(String.valueOf(i))));
    } else if (size.isPresent() && dim.child("elem").isEmpty()) {
      complaints.add(
          ReadCode.BAD_RANGE,
          written.orElseThrow().all(),
          "a dimension cannot have %s elements".formatted(written.orElseThrow().content()),
          "it has a whole number of them, from 1 to %d".formatted(MOST));
    }
    return elements;
  }
}
