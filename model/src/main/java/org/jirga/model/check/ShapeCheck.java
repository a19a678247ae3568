package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Variable;
import org.jspecify.annotations.Nullable;

/// Finds the dimensions of each variable from the left sides of its equations, and which equation
/// defines which element.
///
/// At each position the dimension is the one that has exactly the elements named there; a subrange
/// on a left side stands for its elements. Where no dimension has exactly those, it is the smallest
/// that has them all, and the elements left over are warned of.
final class ShapeCheck {

  /// Where sizes are no longer multiplied.
  private static final long TOO_MANY = 1_000_000_000_000L;

  private static final int MOST_LISTED = 5;

  private final Names names;
  private final Bindings bindings;
  private final Complaints complaints;
  private final Room room;
  private long scalars;
  private boolean isTooLarge;

  ShapeCheck(Names names, Room room, Complaints complaints) {
    this.names = names;
    this.room = room;
    this.bindings = new Bindings(names);
    this.complaints = complaints;
  }

  /// The shape of each variable that has a sound one, in the order of the file.
  Map<Name, Shape> check() {
    var shapes = new LinkedHashMap<Name, Shape>();
    for (var variable : names.variables()) {
      shapeOf(variable).ifPresent(shape -> shapes.put(variable.name(), shape));
    }
    return shapes;
  }

  private Optional<Shape> shapeOf(Variable variable) {
    var formulas = Formula.of(variable);
    if (formulas.isEmpty() || !sameCount(formulas) || !knownSubscripts(formulas)) {
      return Optional.empty();
    }
    var dimensions = new ArrayList<Dimension>();
    for (var position = 0; position < formulas.getFirst().left().size(); position++) {
      var dimension = dimensionAt(variable, formulas, position);
      if (dimension.isEmpty()) {
        return Optional.empty();
      }
      dimensions.add(dimension.get());
    }
    return tooMany(variable, formulas, dimensions)
        ? Optional.empty()
        : define(variable, formulas, dimensions);
  }

  private boolean sameCount(List<Formula> formulas) {
    var count = formulas.getFirst().left().size();
    var odd = formulas.stream().filter(formula -> formula.left().size() != count).findFirst();
    odd.ifPresent(
        formula ->
            complaints.add(
                CheckCode.SUBSCRIPT_COUNT,
                formula.leftSpan(),
                "'%s' has %s here but %d in its first equation"
                    .formatted(
                        formula.variable().name(),
                        Diagnostic.counted(formula.left().size(), "subscript"),
                        count)));
    return odd.isEmpty();
  }

  private boolean knownSubscripts(List<Formula> formulas) {
    var sound = true;
    for (var formula : formulas) {
      var ranges = new LinkedHashSet<Name>();
      sound &=
          formula.exceptions().stream().allMatch(excepted -> isSoundException(formula, excepted));
      for (var subscript : formula.left()) {
        sound &= isKnown(subscript);
        if (names.dimension(subscript.name()).isPresent() && !ranges.add(subscript.name())) {
          complaints.add(
              CheckCode.RANGE_TWICE_ON_LEFT,
              subscript.span(),
              "'%s' stands twice on this left side".formatted(subscript.name()),
              "define a second range with the same elements and use it here");
          sound = false;
        }
      }
    }
    return sound;
  }

  private boolean isSoundException(Formula formula, List<Subscript> excepted) {
    var count = formula.left().size();
    if (excepted.size() != count) {
      var last = excepted.getLast().span();
      complaints.add(
          CheckCode.SUBSCRIPT_COUNT,
          excepted.getFirst().span().to(last),
          "this exception has %s but '%s' has %d"
              .formatted(
                  Diagnostic.counted(excepted.size(), "subscript"),
                  formula.variable().name(),
                  count));
      return false;
    }
    return excepted.stream().allMatch(this::isKnown);
  }

  private boolean isKnown(Subscript subscript) {
    if (subscript.reduced()) {
      complaints.add(
          CheckCode.REDUCED_OUTSIDE_SUM,
          subscript.span(),
          "'%s!' cannot stand on a left side".formatted(subscript.name()));
      return false;
    }
    if (names.dimension(subscript.name()).isPresent() || names.isElement(subscript.name())) {
      return true;
    }
    complaints.add(
        CheckCode.UNKNOWN_SUBSCRIPT,
        subscript.span(),
        "'%s' is not a subscript range or one of its elements".formatted(subscript.name()),
        Suggestion.didYouMean(subscript.name().text(), names.subscriptTexts()));
    return false;
  }

  private Optional<Dimension> dimensionAt(Variable variable, List<Formula> formulas, int position) {
    var written = new LinkedHashSet<Name>();
    var wanted = new LinkedHashSet<Name>();
    for (var formula : formulas) {
      var name = formula.left().get(position).name();
      if (written.add(name)) {
        wanted.addAll(elementsOf(name));
      }
    }
    var found =
        names.dimensions().stream()
            .filter(dimension -> names.members(dimension).containsAll(wanted))
            .min(
                Comparator.comparingInt((Dimension dimension) -> dimension.elements().size())
                    .thenComparing(dimension -> !written.contains(dimension.name())));
    if (found.isEmpty()) {
      complaints.add(
          CheckCode.NO_COMMON_RANGE,
          formulas.getFirst().left().get(position).span(),
          "no subscript range has all the elements that '%s' is defined for: %s"
              .formatted(variable.name(), listed(wanted)),
          "define a range with these elements");
    }
    return found;
  }

  private List<Name> elementsOf(Name subscript) {
    return names.dimension(subscript).map(Dimension::elements).orElse(List.of(subscript));
  }

  /// Said once: whatever comes after it is too much as well.
  private boolean tooMany(Variable variable, List<Formula> formulas, List<Dimension> dimensions) {
    if (isTooLarge) {
      return true;
    }
    scalars += size(dimensions.stream().map(Dimension::elements).toList());
    var most = scalars;
    for (var formula : formulas) {
      var asked = formula.left().stream().map(left -> elementsOf(left.name())).toList();
      most = Math.max(most, size(asked));
    }
    if (room.holds(most, 0)) {
      return false;
    }
    isTooLarge = true;
    complaints.add(
        CheckCode.TOO_MANY_ELEMENTS,
        variable.description().span(),
        "with '%s' the model has %d elements, which is too many".formatted(variable.name(), most),
        room.hint(most, 0));
    return true;
  }

  private static long size(List<List<Name>> sides) {
    var size = 1L;
    for (var side : sides) {
      size = Math.min(size * side.size(), TOO_MANY);
    }
    return size;
  }

  private Optional<Shape> define(
      Variable variable, List<Formula> formulas, List<Dimension> dimensions) {
    var elements = dimensions.stream().map(Dimension::elements).toList();
    var byPlace = new @Nullable Definition[(int) size(elements)];
    var complete = formulas.stream().noneMatch(Formula::isUnread);
    var sound = true;
    for (var formula : formulas) {
      var twice = Optional.<Definition>empty();
      for (var definition : expand(variable, formula)) {
        var place = place(definition.element(), dimensions);
        if (byPlace[place] == null) {
          byPlace[place] = definition;
        } else if (twice.isEmpty()) {
          twice = Optional.of(definition);
        }
      }
      sound &= twice.isEmpty();
      if (twice.isPresent() && complete) {
        complainOfSecond(formula, twice.get());
      }
    }
    var definitions = Arrays.stream(byPlace).flatMap(Stream::ofNullable).toList();
    if (definitions.size() < byPlace.length
        && sound
        && complete
        && !variable.description().internal()) {
      var all = product(elements).toList();
      complaints.add(
          CheckCode.ELEMENTS_LEFT_OUT,
          variable.description().span(),
          "'%s' has no equation for %s"
              .formatted(
                  variable.name(),
                  listed(
                      IntStream.range(0, byPlace.length)
                          .filter(place -> byPlace[place] == null)
                          .mapToObj(place -> Names.joined(all.get(place)))
                          .toList())),
          "what uses them is an error");
    }
    return sound && !definitions.isEmpty()
        ? Optional.of(Shape.of(dimensions, definitions, isDefined(byPlace)))
        : Optional.empty();
  }

  private static boolean[] isDefined(@Nullable Definition[] byPlace) {
    var defined = new boolean[byPlace.length];
    for (var place = 0; place < defined.length; place++) {
      defined[place] = byPlace[place] != null;
    }
    return defined;
  }

  /// The place of an element among those of the dimensions, the last one running fastest.
  private int place(List<Name> element, List<Dimension> dimensions) {
    var place = 0;
    for (var i = 0; i < dimensions.size(); i++) {
      var dimension = dimensions.get(i);
      var own = names.positions(dimension).getOrDefault(element.get(i), 0);
      place = place * dimension.elements().size() + own;
    }
    return place;
  }

  private void complainOfSecond(Formula formula, Definition twice) {
    var variable = formula.variable();
    if (formula.left().isEmpty()) {
      complaints.addSecondDefinition(
          variable.name(), formula.span(), variable.description().span());
    } else {
      complaints.add(
          CheckCode.ELEMENT_DEFINED_TWICE,
          formula.leftSpan(),
          "'%s' is defined twice".formatted(twice.label()),
          "leave it out of one of the two equations");
    }
  }

  private List<Definition> expand(Variable variable, Formula formula) {
    var bound = bindings.of(formula.left()).iterator();
    return product(formula.left().stream().map(side -> elementsOf(side.name())).toList())
        .map(element -> new Definition(variable, element, formula.index(), bound.next()))
        .filter(
            definition ->
                formula.exceptions().stream()
                    .noneMatch(excepted -> covers(excepted, definition.element())))
        .toList();
  }

  private boolean covers(List<Subscript> side, List<Name> element) {
    for (var i = 0; i < element.size(); i++) {
      var name = side.get(i).name();
      var dimension = names.dimension(name);
      var covered =
          dimension.isPresent()
              ? names.members(dimension.get()).contains(element.get(i))
              : name.equals(element.get(i));
      if (!covered) {
        return false;
      }
    }
    return true;
  }

  /// All choices of one name from each side, the last side running fastest; one empty choice
  /// from no sides.
  static Stream<List<Name>> product(List<List<Name>> sides) {
    var size = sides.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    return IntStream.range(0, size)
        .mapToObj(
            number -> {
              var rest = number;
              var choice = new Name[sides.size()];
              for (var i = sides.size() - 1; i >= 0; i--) {
                choice[i] = sides.get(i).get(rest % sides.get(i).size());
                rest /= sides.get(i).size();
              }
              return List.of(choice);
            });
  }

  private static String listed(Collection<Name> all) {
    var shown =
        all.stream()
            .limit(MOST_LISTED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return all.size() <= MOST_LISTED
        ? shown
        : "%s and %d more".formatted(shown, all.size() - MOST_LISTED);
  }
}
