package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Call;
import org.jirga.model.expr.Expr.LookupCall;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Variable.Auxiliary;
import org.jirga.model.structure.Variable.Constant;
import org.jirga.model.structure.Variable.Flow;
import org.jirga.model.structure.Variable.Lookup;
import org.jirga.model.structure.Variable.Stock;

/// Puts the scalars of a model in an order in which each comes after what it needs, once for the
/// initial time and once for the times after it, and complains of circular definitions.
final class DependencyOrder {

  /// A longer cycle is cut in a message.
  private static final int MOST_SHOWN = 40;

  private final Map<Name, Shape> shapes;
  private final Complaints complaints;
  private final Room room;
  private final List<Definition> all = new ArrayList<>();
  private final Map<Name, Integer> firstNodes = new HashMap<>();
  private final Meant meant;
  private final SharedSums sums;

  DependencyOrder(Names names, Map<Name, Shape> shapes, Room room, Complaints complaints) {
    this.shapes = shapes;
    this.room = room;
    this.complaints = complaints;
    shapes.forEach(
        (name, shape) -> {
          firstNodes.put(name, all.size());
          all.addAll(shape.definitions());
        });
    this.meant = new Meant(names);
    this.sums = new SharedSums(all);
  }

  /// The two orders; without the scalars of circular definitions and what needs them.
  record Orders(List<Definition> initial, List<Definition> dynamic) {}

  Orders find() {
    var dynamic = graph(Phase.DYNAMIC);
    var initial = dynamic.flatMap(_ -> graph(Phase.INITIAL));
    if (dynamic.isEmpty() || initial.isEmpty()) {
      return new Orders(List.of(), List.of());
    }
    var circular = complain(dynamic.get(), CheckCode.CIRCULAR, Set.of());
    complain(initial.get(), CheckCode.CIRCULAR_INITIALLY, circular);
    return new Orders(
        definitions(initial.get().order()).toList(),
        definitions(dynamic.get().order())
            .filter(definition -> Phase.DYNAMIC.computes(definition.variable()))
            .toList());
  }

  /// The nodes that stand for sums are left out.
  private Stream<Definition> definitions(List<Integer> nodes) {
    return nodes.stream().filter(node -> node < all.size()).map(all::get);
  }

  private enum Phase {
    INITIAL {
      @Override
      boolean computes(Variable variable) {
        return true;
      }

      @Override
      List<Expr> bodies(Formula formula) {
        return formula.initialBodies();
      }

      @Override
      boolean needs(Call call, int argument) {
        return call.function().needsInitially(argument);
      }
    },
    DYNAMIC {
      @Override
      boolean computes(Variable variable) {
        return switch (variable) {
          case Flow _, Auxiliary _ -> true;
          case Stock _, Constant _, Lookup _ -> false;
        };
      }

      @Override
      List<Expr> bodies(Formula formula) {
        return formula.dynamicBodies();
      }

      @Override
      boolean needs(Call call, int argument) {
        return call.function().needsNow(argument);
      }
    };

    abstract boolean computes(Variable variable);

    abstract List<Expr> bodies(Formula formula);

    abstract boolean needs(Call call, int argument);
  }

  /// What needs what; nothing if that is more than a machine can hold, which is complained of.
  private Optional<Graph> graph(Phase phase) {
    var needs = new Needs(phase);
    var node = 0;
    var longer = 0L;
    for (var shape : shapes.values()) {
      var formulas = Formula.of(shape.definitions().getFirst().variable());
      var parts = formulas.stream().map(DependencyOrder::partsOfLongBodies).toList();
      for (var definition : shape.definitions()) {
        longer += parts.get(definition.equation());
        if (phase.computes(definition.variable())) {
          for (var body : phase.bodies(formulas.get(definition.equation()))) {
            needs.connect(node, body, definition);
          }
        }
        var terms = needs.graph.edges() + longer;
        if (!room.holds(all.size(), terms)) {
          complainOfTerms(definition.variable(), terms);
          return Optional.empty();
        }
        node++;
      }
    }
    return Optional.of(needs.graph);
  }

  /// What an equation has beyond the few parts that every element is taken to have.
  private static int partsOfLongBodies(Formula formula) {
    return Stream.concat(formula.initialBodies().stream(), formula.dynamicBodies().stream())
        .distinct()
        .mapToInt(body -> Math.max(0, body.parts().size() - Room.USUAL_PARTS))
        .sum();
  }

  private void complainOfTerms(Variable variable, long terms) {
    complaints.add(
        CheckCode.TOO_MANY_ELEMENTS,
        variable.description().span(),
        "with '%s' the equations have %d terms and more, which is too many"
            .formatted(variable.name(), terms),
        room.hint(all.size(), terms));
  }

  /// A graph in the making. A sum that elements have in common is a node of its own.
  private final class Needs {

    final Graph graph = new Graph(all.size());
    private final Phase phase;
    private final Map<SharedSums.Sum, Integer> nodes = new HashMap<>();

    Needs(Phase phase) {
      this.phase = phase;
    }

    /// Says that a node needs what an expression needs at an element.
    void connect(int node, Expr expr, Definition at) {
      switch (expr) {
        case Reference reference -> connectTo(node, reference, at);
        case Call call -> {
          var shared = sums.at(at, call);
          if (shared.isEmpty()) {
            connectArguments(node, call, at);
            return;
          }
          var known = nodes.get(shared.get());
          if (known == null) {
            known = graph.node();
            nodes.put(shared.get(), known);
            connectArguments(known, call, at);
          }
          graph.needs(node, known);
        }
        // A lookup is the same at all times, so only its argument is waited for.
        case LookupCall _,
            Expr.Literal _,
            Expr.Unary _,
            Expr.Binary _,
            Expr.Conditional _,
            Expr.InlineLookup _ ->
            expr.children().forEach(child -> connect(node, child, at));
      }
    }

    private void connectArguments(int node, Call call, Definition at) {
      for (var place = 0; place < call.arguments().size(); place++) {
        if (phase.needs(call, place)) {
          connect(node, widened(call, place), at);
        }
      }
    }

    private void connectTo(int node, Reference reference, Definition at) {
      var shape = shapes.get(reference.name());
      if (shape == null
          || shape.dimensions().size() != reference.subscripts().size()
          || !phase.computes(shape.definitions().getFirst().variable())) {
        return;
      }
      var first = firstNodes.getOrDefault(reference.name(), 0);
      for (var offset : meant.offsets(reference, shape.dimensions(), at.bindings())) {
        shape.placeOf(offset).ifPresent(place -> graph.needs(node, first + place));
      }
    }
  }

  /// An argument, with all the elements that the function sees of it.
  private Expr widened(Call call, int place) {
    var argument = call.arguments().get(place);
    var wide = call.function().wideSubscripts(place);
    if (wide > 0 && argument instanceof Reference reference) {
      var shape = shapes.get(reference.name());
      if (shape != null && shape.dimensions().size() == reference.subscripts().size()) {
        return meant.widened(reference, wide, shape.dimensions());
      }
    }
    return argument;
  }

  /// One complaint for each knot of definitions, or for several that differ only in the element.
  ///
  /// @param known nodes already complained of
  /// @return the nodes complained of
  private Set<Integer> complain(Graph graph, CheckCode code, Set<Integer> known) {
    var reported = new HashSet<Integer>();
    var equations = new HashSet<Set<SharedSums.Equation>>();
    for (var knot : graph.knots()) {
      var nodes = Arrays.stream(knot).filter(node -> node < all.size()).boxed().toList();
      if (nodes.stream().anyMatch(known::contains)) {
        continue;
      }
      reported.addAll(nodes);
      var cycle = definitions(graph.cycle(knot)).toList();
      if (equations.add(cycle.stream().map(SharedSums.Equation::of).collect(Collectors.toSet()))) {
        complain(cycle, code);
      }
    }
    return reported;
  }

  private void complain(List<Definition> cycle, CheckCode code) {
    var shown = new ArrayList<String>();
    cycle.stream().limit(MOST_SHOWN).map(Definition::label).forEach(shown::add);
    if (cycle.size() > MOST_SHOWN) {
      shown.add("… %d more …".formatted(cycle.size() - MOST_SHOWN));
    }
    shown.add(cycle.getFirst().label());
    var chain = String.join(" -> ", shown);
    var place = cycle.getFirst().variable().description().span();
    if (code == CheckCode.CIRCULAR) {
      complaints.add(
          code,
          place,
          "circular definition: " + chain,
          "each needs the next at the same time; a stock or a delay in between breaks the loop");
    } else {
      complaints.add(
          code,
          place,
          "circular initial values: " + chain,
          "each initial value needs the next; give one of them a number, or use ACTIVE INITIAL");
    }
  }
}
