package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.data.CellSeries;
import org.jirga.formats.data.DataException;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;

/// The dimensions of a file, with the subranges in their lists written out.
final class MdlDimensions {

  private final Map<Name, Range> ranges = new LinkedHashMap<>();
  private final Map<Name, Dimension> dimensions = new LinkedHashMap<>();
  private final List<Dimension> all = new ArrayList<>();
  private final Set<Name> elements = new HashSet<>();
  private final DataFolder folder;
  private final Map<ExternalCall, List<Name>> listed = new HashMap<>();
  private final Map<Range, Set<Name>> writtenOut = new IdentityHashMap<>();
  private final Set<Name> repeating = new HashSet<>();
  private final Complaints complaints;

  /// @param folder where the files are in which elements may be listed
  MdlDimensions(List<Range> written, DataFolder folder, Complaints complaints) {
    this.folder = folder;
    this.complaints = complaints;
    written.forEach(range -> ranges.putIfAbsent(range.name(), range));
    for (var range : withoutElements(written)) {
      if (range.alias()) {
        complainOfUnknown(range);
      }
      var own = elements(range, new LinkedHashSet<>());
      elements.addAll(own);
      if (!own.isEmpty()) {
        var elements = List.copyOf(own);
        var dimension =
            new Dimension(range.name(), elements, mappings(range, elements), range.span());
        all.add(dimension);
        dimensions.putIfAbsent(range.name(), dimension);
      }
    }
  }

  /// Without second names that are elements of what they should be another name of.
  private List<Range> withoutElements(List<Range> written) {
    var elements = new ArrayList<Range>();
    for (var range : written) {
      var other = range.alias() ? ranges.get(range.members().getFirst().name()) : null;
      if (other != null && !other.alias() && isMember(range.name(), other)) {
        complaints.add(
            ReadCode.BAD_RANGE,
            range.span(),
            "'%s' is an element of '%s', and no second name of it"
                .formatted(range.name(), other.name()),
            "give one of them another name");
        elements.add(range);
      }
    }
    elements.forEach(range -> ranges.remove(range.name(), range));
    return written.stream().filter(range -> !elements.contains(range)).toList();
  }

  private static boolean isMember(Name name, Range range) {
    return range.members().stream().anyMatch(member -> member.name().equals(name));
  }

  /// In the order of the file; one that is defined twice is there twice, for the check to say.
  List<Dimension> all() {
    return List.copyOf(all);
  }

  /// The dimension of that name; nothing if the name is an element or unknown.
  Optional<Dimension> of(Name name) {
    return Optional.ofNullable(dimensions.get(name));
  }

  /// Ranges that list an element more than once, so that several elements of another range are
  /// mapped to it: `fuel of plant: gas, coal, gas -> plant`.
  Set<Name> repeating() {
    return Set.copyOf(repeating);
  }

  /// Whether the name is a dimension or an element of one.
  boolean knows(Name name) {
    return elements.contains(name) || ranges.containsKey(name);
  }

  private List<Name> read(ExternalCall call) {
    try {
      if (call.what() != ExternalCall.What.SUBSCRIPT) {
        throw new DataException("elements can only be read by 'GET … SUBSCRIPT'");
      }
      var cells = new CellSeries(folder.sheet(call.file(), call.tab()));
      var prefix = call.arguments().get(4);
      var texts = cells.texts(call.arguments().get(2), call.arguments().get(3));
      if (texts.isEmpty()) {
        throw new DataException("there are no elements in these cells");
      }
      var names = texts.stream().map(text -> Name.of(prefix + text)).toList();
      var seen = new HashSet<Name>();
      for (var name : names) {
        if (!seen.add(name)) {
          throw new DataException("the element '%s' is listed twice".formatted(name));
        }
      }
      return names;
    } catch (DataException missing) {
      complaints.add(ReadCode.DATA_NOT_FOUND, call.span(), missing.reason());
      return List.of();
    }
  }

  private List<Dimension.Mapping> mappings(Range range, List<Name> elements) {
    var mappings = new ArrayList<Dimension.Mapping>();
    for (var mapping : range.mappings()) {
      var target = elementsOf(mapping.target());
      var images =
          mapping.images().isEmpty()
              ? inOrder(range, elements, target)
              : mapping.images().stream().map(image -> elementsOf(image.name())).toList();
      if (!ranges.containsKey(mapping.target())) {
        complainOfNoDimension(mapping.target(), mapping.span(), ranges.keySet());
      } else if (images.size() != elements.size()) {
        complaints.add(
            ReadCode.BAD_RANGE,
            mapping.span(),
            "%s of '%s' cannot be mapped to %d of '%s'"
                .formatted(
                    Diagnostic.counted(elements.size(), "element"),
                    range.name(),
                    images.size(),
                    mapping.target()),
            "name one element or subrange of '%s' for each".formatted(mapping.target()));
      } else if (isWithin(mapping, Set.copyOf(target))) {
        mappings.add(new Dimension.Mapping(mapping.target(), images));
      }
    }
    return mappings;
  }

  private void complainOfUnknown(Range alias) {
    var other = alias.members().getFirst();
    if (!ranges.containsKey(other.name())) {
      var others = new HashSet<>(ranges.keySet());
      others.remove(alias.name());
      complainOfNoDimension(other.name(), other.span(), others);
    }
  }

  private void complainOfNoDimension(Name name, Span span, Set<Name> known) {
    complaints.add(
        ReadCode.BAD_RANGE,
        span,
        "'%s' is not a dimension".formatted(name),
        Suggestion.didYouMean(name.text(), known.stream().map(Name::text).toList()));
  }

  /// For each element what stands in its place, or places, in the target.
  private List<List<Name>> inOrder(Range range, List<Name> elements, List<Name> target) {
    if (!repeating.contains(range.name())) {
      return target.stream().map(List::of).toList();
    }
    var places = range.members().stream().flatMap(it -> elementsOf(it.name()).stream()).toList();
    if (places.size() != target.size()) {
      return target.stream().map(List::of).toList();
    }
    var images = new LinkedHashMap<Name, List<Name>>();
    for (var place = 0; place < places.size(); place++) {
      images.computeIfAbsent(places.get(place), _ -> new ArrayList<>()).add(target.get(place));
    }
    return elements.stream().map(element -> images.getOrDefault(element, List.of())).toList();
  }

  private boolean isWithin(MdlDefinition.Mapping mapping, Set<Name> target) {
    for (var image : mapping.images()) {
      if (!target.containsAll(elementsOf(image.name()))) {
        complaints.add(
            ReadCode.BAD_RANGE,
            image.span(),
            "'%s' is not an element or subrange of '%s'".formatted(image.name(), mapping.target()));
        return false;
      }
    }
    return true;
  }

  private List<Name> elementsOf(Name name) {
    var range = ranges.get(name);
    return range == null ? List.of(name) : List.copyOf(elements(range, new LinkedHashSet<>()));
  }

  /// Each range is written out once, however often others name it.
  private Set<Name> elements(Range range, Set<Name> within) {
    if (writtenOut.containsKey(range)) {
      return writtenOut.getOrDefault(range, Set.of());
    }
    var found = new LinkedHashSet<Name>();
    if (!within.add(range.name())) {
      complaints.add(
          ReadCode.BAD_RANGE,
          range.span(),
          "the dimension '%s' contains itself".formatted(range.name()));
      return found;
    }
    range.external().ifPresent(call -> found.addAll(listed.computeIfAbsent(call, this::read)));
    var twice = new ArrayList<MdlDefinition.Member>();
    for (var member : range.members()) {
      var subrange = ranges.get(member.name());
      if (subrange == null && !found.add(member.name())) {
        twice.add(member);
      } else if (subrange != null) {
        found.addAll(elements(subrange, within));
      }
    }
    if (!twice.isEmpty() && isMappedInOrder(range)) {
      repeating.add(range.name());
      twice.clear();
    }
    for (var member : twice) {
      complaints.add(
          ReadCode.BAD_RANGE,
          member.span(),
          "the element '%s' is listed twice".formatted(member.name()));
    }
    within.remove(range.name());
    writtenOut.put(range, found);
    return found;
  }

  private static boolean isMappedInOrder(Range range) {
    return !range.mappings().isEmpty()
        && range.external().isEmpty()
        && range.mappings().stream().allMatch(mapping -> mapping.images().isEmpty());
  }
}
