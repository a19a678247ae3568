package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// What each name of a model stands for. Of two definitions the first counts.
final class Names {

  /// A model full of unknown names gets suggestions for the first of them only, since each costs a
  /// walk over all names.
  private static final int MOST_SUGGESTIONS = 100;

  private final Map<Name, Variable> variables = new LinkedHashMap<>();
  private final Map<Name, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<Name, Set<Name>> members = new HashMap<>();
  private final Map<Name, Map<Name, Integer>> positions = new HashMap<>();
  private final Map<Name, Integer> numbers = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private final Map<Name, Optional<String>> suggestions = new HashMap<>();

  Names(Model model) {
    model.variables().forEach(variable -> variables.putIfAbsent(variable.name(), variable));
    for (var dimension : model.dimensions()) {
      if (dimensions.putIfAbsent(dimension.name(), dimension) == null) {
        var position = new LinkedHashMap<Name, Integer>();
        dimension.elements().forEach(element -> position.putIfAbsent(element, position.size()));
        positions.put(dimension.name(), position);
        members.put(dimension.name(), position.keySet());
      }
    }
    // The largest dimension that has an element counts; of several, the first.
    dimensions.values().stream()
        .sorted(Comparator.comparingInt((Dimension dimension) -> -dimension.elements().size()))
        .forEach(
            dimension -> {
              for (var i = 0; i < dimension.elements().size(); i++) {
                numbers.putIfAbsent(dimension.elements().get(i), i + 1);
              }
            });
    variables.keySet().forEach(name -> values.add(name.text()));
    values.add(Model.TIME.text());
  }

  /// Each name's first definition, in the order of the file.
  Collection<Variable> variables() {
    return variables.values();
  }

  Optional<Variable> variable(Name name) {
    return Optional.ofNullable(variables.get(name));
  }

  Collection<Dimension> dimensions() {
    return dimensions.values();
  }

  /// The names of all dimensions and elements, for suggestions.
  Set<String> subscriptTexts() {
    return Stream.concat(dimensions.keySet().stream(), numbers.keySet().stream())
        .map(Name::text)
        .collect(Collectors.toSet());
  }

  Optional<Dimension> dimension(Name name) {
    return Optional.ofNullable(dimensions.get(name));
  }

  /// The elements of a known dimension.
  Set<Name> members(Dimension dimension) {
    return members.getOrDefault(dimension.name(), Set.of());
  }

  /// The places of the elements of a known dimension, from 0.
  Map<Name, Integer> positions(Dimension dimension) {
    return positions.getOrDefault(dimension.name(), Map.of());
  }

  boolean isElement(Name name) {
    return numbers.containsKey(name);
  }

  /// For each element, its number where a subscript is used as a value: its place, from 1, in the
  /// whole range that it belongs to. Vensim counts the same in a subrange.
  Map<Name, Integer> elementNumbers() {
    return numbers;
  }

  /// One name for an element of several dimensions, `north,young`.
  static Name joined(List<Name> element) {
    return Name.of(element.stream().map(Name::text).collect(Collectors.joining(",")));
  }

  /// A hint towards the variable that was probably meant.
  Optional<String> didYouMean(Name unknown) {
    if (suggestions.size() >= MOST_SUGGESTIONS && !suggestions.containsKey(unknown)) {
      return Optional.empty();
    }
    return suggestions.computeIfAbsent(unknown, name -> Suggestion.didYouMean(name.text(), values));
  }
}
