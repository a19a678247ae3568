package org.jirga.model.check;

import java.util.List;
import java.util.Map;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.unit.Unit;

/// A model with what the check found out. It can be lowered when no diagnostic is an error.
///
/// @param diagnostics sorted by place
/// @param shapes the dimensions of each variable, in order; an empty list for a scalar. Not every
/// element of them need have a definition
/// @param elementNumbers for each element, its number where a subscript is used as a value
/// @param units the unit of each variable that has one which could be understood
/// @param initialOrder every scalar, each after what its initial value needs (stocks by their
/// initial expression)
/// @param dynamicOrder every scalar that is not a stock, constant or lookup, each after what its
/// value at a time needs at
///     that time
public record CheckedModel(
    Model model,
    List<Diagnostic> diagnostics,
    Map<Name, List<Dimension>> shapes,
    Map<Name, Integer> elementNumbers,
    Map<Name, Unit> units,
    List<Definition> initialOrder,
    List<Definition> dynamicOrder) {

  public CheckedModel {
    diagnostics = List.copyOf(diagnostics);
    shapes = Map.copyOf(shapes);
    elementNumbers = Map.copyOf(elementNumbers);
    units = Map.copyOf(units);
    initialOrder = List.copyOf(initialOrder);
    dynamicOrder = List.copyOf(dynamicOrder);
  }

  public boolean hasErrors() {
    return Diagnostic.anyError(diagnostics);
  }
}
