package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Variable;

/// Makes lookups of their own of graphs that are part of a variable with an equation, where
/// `LOOKUP(variable, x)` applies the graph to another value (XMILE 1.0, section 3.5.3), or another
/// function asks for its area or the like.
final class AppliedGraphs {

  private AppliedGraphs() {}

  static List<Variable> split(List<Variable> variables) {
    var applied = new HashSet<Name>();
    variables.stream().flatMap(Bodies::of).forEach(body -> collect(body, applied));
    var graphs = new LinkedHashMap<Name, Variable>();
    for (var variable : variables) {
      if (applied.contains(variable.name()) && variable instanceof Variable.Auxiliary auxiliary) {
        graph(auxiliary).ifPresent(graph -> graphs.put(auxiliary.name(), graph));
      }
    }
    if (graphs.isEmpty()) {
      return variables;
    }
    var renaming = Renaming.ofLookups(name -> renamed(name, graphs));
    var all = new ArrayList<Variable>(graphs.values());
    variables.forEach(variable -> all.add(renaming.of(variable)));
    return List.copyOf(all);
  }

  /// A discrete graph never has the values between those of its points.
  static void complainOfInverted(List<Variable> variables, Complaints complaints) {
    var discrete = new HashSet<Name>();
    for (var variable : variables) {
      if (variable instanceof Variable.Lookup lookup
          && lookup.tables().stream()
              .anyMatch(table -> table.points().kind() == LookupTable.Kind.DISCRETE)) {
        discrete.add(lookup.name());
      }
    }
    if (discrete.isEmpty()) {
      return;
    }
    variables.stream()
        .flatMap(Bodies::of)
        .flatMap(body -> body.parts().stream())
        .filter(
            part ->
                part instanceof Expr.Call call
                    && call.function() == Function.LOOKUP_INVERT_OR_END
                    && call.arguments().getFirst() instanceof Expr.Reference graph
                    && discrete.contains(graph.name()))
        .forEach(
            part ->
                complaints.add(
                    ReadCode.OPEN_READING,
                    part.span(),
                    "between two values of a discrete graph this is the x on the line that joins"
                        + " them; no reference says what it is"));
  }

  private static Name renamed(Name name, Map<Name, Variable> graphs) {
    var graph = graphs.get(name);
    return graph == null ? name : graph.name();
  }

  private static void collect(Expr expr, Set<Name> applied) {
    for (var part : expr.parts()) {
      switch (part) {
        case Expr.LookupCall call -> applied.add(call.lookup().name());
        case Expr.Call call -> Renaming.lookups(call).forEach(it -> applied.add(it.name()));
        default -> {}
      }
    }
  }

  private static Optional<Variable> graph(Variable.Auxiliary auxiliary) {
    var tables = new ArrayList<Variable.Table>();
    for (var equation : auxiliary.equations()) {
      if (!(equation.body() instanceof Expr.InlineLookup inline)) {
        return Optional.empty();
      }
      tables.add(
          new Variable.Table(
              equation.subscripts(), equation.exceptions(), inline.table(), equation.span()));
    }
    var like = auxiliary.description();
    var description = new Description(like.unit(), "", like.group(), like.span(), true);
    return Optional.of(
        new Variable.Lookup(Name.of("graph of " + auxiliary.name().text()), tables, description));
  }
}
