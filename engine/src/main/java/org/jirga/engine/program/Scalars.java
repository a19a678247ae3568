package org.jirga.engine.program;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jspecify.annotations.Nullable;

/// Resolves what a reference with subscripts means: one scalar, or one table.
final class Scalars {

  private final CheckedModel checked;
  private final Map<Name, Grid<Slot>> slots = new HashMap<>();
  private final Map<Name, List<Code>> elements = new HashMap<>();
  private final Map<Name, Dimension> dimensions = new HashMap<>();
  private final Map<Name, Grid<Table>> tables = new HashMap<>();
  private final Map<Dimension, Map<Name, Integer>> positions = new IdentityHashMap<>();

  Scalars(CheckedModel checked) {
    this.checked = checked;
    for (var dimension : checked.model().dimensions()) {
      dimensions.put(dimension.name(), dimension);
    }
    for (var definition : checked.initialOrder()) {
      if (definition.variable() instanceof Variable.Lookup lookup) {
        var points = lookup.tables().get(definition.equation()).points();
        tables
            .computeIfAbsent(lookup.name(), this::grid)
            .put(definition.element(), new Table(points));
      }
    }
  }

  private <T> Grid<T> grid(Name variable) {
    return new Grid<>(shape(variable).stream().map(this::positions).toList());
  }

  void put(Definition definition, Slot slot) {
    slots.computeIfAbsent(definition.variable().name(), this::grid).put(definition.element(), slot);
  }

  void putTime(Slot slot) {
    slots.computeIfAbsent(Model.TIME, this::grid).put(List.of(), slot);
  }

  Slot slot(Definition definition) {
    return Optional.ofNullable(slots.get(definition.variable().name()))
        .flatMap(grid -> grid.at(definition.element()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The checked model has no scalar '%s'.".formatted(definition.label())));
  }

  /// The value of one scalar, or the number of an element; an absent element is a fault of the
  /// check.
  Code value(Expr.Reference reference, Scope scope) {
    var slot = element(slots.get(reference.name()), reference, scope);
    return slot.isEmpty() && reference.subscripts().isEmpty()
        ? Code.of(number(reference.name(), scope))
        : Code.of(
            slot.orElseThrow(
                () ->
                    new IllegalStateException(
                        "The checked model has no scalar '%s'.".formatted(reference))));
  }

  private double number(Name subscript, Scope scope) {
    var element = scope.definition().bindings().getOrDefault(subscript, subscript);
    var number = checked.elementNumbers().get(element);
    if (number == null) {
      throw new IllegalStateException("The checked model has no '%s'.".formatted(subscript));
    }
    return number;
  }

  /// The table that a reference to a lookup means.
  Table table(Expr.Reference reference, Scope scope) {
    return element(tables.get(reference.name()), reference, scope)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The checked model has no points for '%s'.".formatted(reference)));
  }

  Optional<Dimension> dimension(Name name) {
    return Optional.ofNullable(dimensions.get(name));
  }

  /// The dimensions of a variable.
  List<Dimension> shape(Name variable) {
    return checked.shapes().getOrDefault(variable, List.of());
  }

  /// The values of all elements of a variable, the last dimension running fastest.
  List<Code> elements(Name variable) {
    return elements.computeIfAbsent(
        variable,
        name -> {
          var grid = Objects.requireNonNull(slots.get(name), "a checked variable");
          return IntStream.range(0, grid.size())
              .mapToObj(place -> Code.of(grid.at(place).orElseThrow()))
              .toList();
        });
  }

  /// Which of the elements of its variable a reference means.
  int place(Expr.Reference reference, Scope scope) {
    var grid = Objects.requireNonNull(slots.get(reference.name()), "a checked variable");
    return place(grid, reference, scope);
  }

  /// What the element has that a reference means.
  private <T> Optional<T> element(@Nullable Grid<T> grid, Expr.Reference reference, Scope scope) {
    if (grid == null || grid.dimensions() != reference.subscripts().size()) {
      return Optional.empty();
    }
    return grid.at(place(grid, reference, scope));
  }

  private int place(Grid<?> grid, Expr.Reference reference, Scope scope) {
    var subscripts = reference.subscripts();
    var at = 0;
    for (var place = 0; place < subscripts.size(); place++) {
      var subscript = subscripts.get(place);
      var name = subscript.reduced() ? dimension(reference, place).name() : subscript.name();
      var bindings = subscript.reduced() ? scope.reduced() : scope.definition().bindings();
      at = grid.place(at, place, bindings.getOrDefault(name, name));
    }
    return at;
  }

  /// The dimension that a reduced subscript runs over; `*` means the variable's own.
  private Dimension dimension(Expr.Reference reference, int place) {
    var dimension = dimensions.get(reference.subscripts().get(place).name());
    return dimension != null
        ? dimension
        : checked.shapes().getOrDefault(reference.name(), List.of()).get(place);
  }

  /// The dimensions that the reduced subscripts in an expression run over, in the order in which
  /// they are written; those inside of another `SUM` or its like belong to it.
  List<Dimension> reducedDimensions(Expr expr) {
    var found = new LinkedHashSet<Dimension>();
    collectReduced(expr, found);
    return List.copyOf(found);
  }

  private void collectReduced(Expr expr, Set<Dimension> found) {
    switch (expr) {
      case Expr.Reference reference -> collectReduced(reference, found);
      case Expr.LookupCall call -> collectReduced(call.lookup(), found);
      case Expr.Call call when call.function().reduces() -> {
        return;
      }
      case Expr.Call _,
          Expr.Literal _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.InlineLookup _ -> {}
    }
    expr.children().forEach(child -> collectReduced(child, found));
  }

  private void collectReduced(Expr.Reference reference, Set<Dimension> found) {
    for (var place = 0; place < reference.subscripts().size(); place++) {
      if (reference.subscripts().get(place).reduced()) {
        found.add(dimension(reference, place));
      }
    }
  }

  /// The scalars of the model in the order of the file, the elements in that of their dimensions;
  /// without those that a reader made for itself.
  List<Slot> inOrderOfFile(List<Definition> definitions) {
    var places = new HashMap<Name, Integer>();
    for (var variable : checked.model().variables()) {
      places.putIfAbsent(variable.name(), places.size());
    }
    var byVariable = Comparator.comparingInt((Definition d) -> places.get(d.variable().name()));
    return definitions.stream()
        .filter(definition -> !(definition.variable() instanceof Variable.Lookup))
        .filter(definition -> !definition.variable().description().internal())
        .sorted(byVariable.thenComparing(this::compareElements))
        .map(this::slot)
        .toList();
  }

  private Map<Name, Integer> positions(Dimension dimension) {
    return positions.computeIfAbsent(
        dimension,
        _ -> {
          var numbers = new HashMap<Name, Integer>();
          dimension.elements().forEach(element -> numbers.putIfAbsent(element, numbers.size()));
          return numbers;
        });
  }

  private int compareElements(Definition a, Definition b) {
    var shape = checked.shapes().getOrDefault(a.variable().name(), List.of());
    for (var place = 0; place < Math.min(a.element().size(), shape.size()); place++) {
      var positions = positions(shape.get(place));
      var order =
          Integer.compare(
              positions.getOrDefault(a.element().get(place), -1),
              positions.getOrDefault(b.element().get(place), -1));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
