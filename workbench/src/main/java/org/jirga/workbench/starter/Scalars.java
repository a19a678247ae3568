package org.jirga.workbench.starter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;

/// The scalars of each variable of a model: itself, or its elements in the order of the dimensions.
final class Scalars {

  private final CheckedModel checked;
  private final Map<Name, List<Definition>> definitions;

  Scalars(CheckedModel checked) {
    this.checked = checked;
    definitions =
        checked.initialOrder().stream()
            .collect(Collectors.groupingBy(definition -> definition.variable().name()));
  }

  List<Definition> of(Variable variable) {
    var dimensions = checked.shapes().getOrDefault(variable.name(), List.of());
    Comparator<Definition> order = (_, _) -> 0;
    for (var place = 0; place < dimensions.size(); place++) {
      var at = place;
      var elements = dimensions.get(place).elements();
      order = order.thenComparingInt(scalar -> elements.indexOf(scalar.element().get(at)));
    }
    return definitions.getOrDefault(variable.name(), List.of()).stream().sorted(order).toList();
  }
}
