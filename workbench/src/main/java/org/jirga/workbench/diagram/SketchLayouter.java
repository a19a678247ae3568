package org.jirga.workbench.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.layout.Layouter;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Point;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.diagram.StockFlowGraph.Edge;
import org.jirga.workbench.diagram.StockFlowGraph.Kind;
import org.jirga.workbench.diagram.StockFlowGraph.Node;

/// Draws a model for other programs: every variable once, constants and lookups included, with all
/// that it is computed from. A model of several groups gets a view for each.
public final class SketchLayouter implements Layouter {

  /// Up to here a model is drawn in one piece, whatever its groups.
  private static final int MOST_IN_ONE = 60;

  private static final Set<Name> TIMES =
      Set.of(Model.TIME, Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP, Model.SAVEPER);

  @Override
  public List<View> views(Model model) {
    var variables = new LinkedHashMap<Name, Variable>();
    for (var variable : model.variables()) {
      if (!TIMES.contains(variable.name()) && !variable.description().internal()) {
        variables.put(variable.name(), variable);
      }
    }
    var pipes =
        new Connections(model, true)
            .attachments().stream()
                .filter(Connections.Attachment::named)
                .filter(pipe -> variables.containsKey(pipe.flow()))
                .toList();
    var homes = homes(variables, pipes);
    return new LinkedHashSet<>(homes.values())
        .stream()
            .map(home -> new Page(home, homes, variables, pipes).view())
            .filter(view -> !view.shapes().isEmpty())
            .toList();
  }

  /// In which view each variable stands. Stocks that flows tie together stand in one.
  private static Map<Name, String> homes(
      Map<Name, Variable> variables, List<Connections.Attachment> pipes) {
    var homes = new LinkedHashMap<Name, String>();
    var inOne = variables.size() <= MOST_IN_ONE;
    variables.forEach(
        (name, variable) ->
            homes.put(name, inOne ? "" : variable.description().group().orElse("")));
    for (var moved = true; moved; ) {
      moved = false;
      for (var pipe : pipes) {
        var first = homes.getOrDefault(pipe.stock(), "");
        moved |= !first.equals(homes.put(pipe.flow(), first));
        for (var other : pipes) {
          if (other.flow().equals(pipe.flow())) {
            moved |= !first.equals(homes.put(other.stock(), first));
          }
        }
      }
    }
    return homes;
  }

  /// One view in the making.
  private static final class Page {

    private final String title;
    private final Map<Name, String> homes;
    private final Map<Name, Variable> variables;
    private final List<Connections.Attachment> pipes;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Optional<Name>> names = new ArrayList<>();
    private final Map<Name, Integer> places = new HashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    Page(
        String title,
        Map<Name, String> homes,
        Map<Name, Variable> variables,
        List<Connections.Attachment> pipes) {
      this.title = title;
      this.homes = homes;
      this.variables = variables;
      this.pipes = pipes;
    }

    View view() {
      for (var name : variables.keySet()) {
        if (isHere(name)) {
          node(name);
        }
      }
      var flows = new LinkedHashSet<Name>();
      pipes.stream().map(Connections.Attachment::flow).filter(this::isHere).forEach(flows::add);
      flows.forEach(this::pipe);
      for (var variable : variables.values()) {
        if (isHere(variable.name())) {
          var sources = new LinkedHashSet<Name>();
          bodies(variable).forEach(body -> collect(body, sources));
          sources.forEach(source -> influence(source, variable.name()));
        }
      }
      return placed(new StockFlowGraph(nodes, List.copyOf(edges)));
    }

    private boolean isHere(Name name) {
      return title.equals(homes.get(name));
    }

    private int node(Name name) {
      var known = places.get(name);
      if (known != null) {
        return known;
      }
      var isFlow = pipes.stream().anyMatch(pipe -> pipe.flow().equals(name));
      var kind =
          !isHere(name)
              ? Kind.AUXILIARY
              : variables.get(name) instanceof Variable.Stock
                  ? Kind.STOCK
                  : isFlow ? Kind.FLOW : Kind.AUXILIARY;
      places.put(name, nodes.size());
      return add(kind, Optional.of(name), !isHere(name));
    }

    private int add(Kind kind, Optional<Name> name, boolean foreign) {
      var id = nodes.size();
      nodes.add(new Node(id, kind, name.map(Name::text).orElse(""), foreign));
      names.add(name);
      return id;
    }

    /// A pipe leads from one stock to one other; what more a flow is tied to is an influence.
    private void pipe(Name flow) {
      var sources = pipes.stream().filter(it -> it.flow().equals(flow) && !it.fills()).toList();
      var sinks = pipes.stream().filter(it -> it.flow().equals(flow) && it.fills()).toList();
      var valve = node(flow);
      var from =
          sources.isEmpty()
              ? add(Kind.CLOUD, Optional.empty(), false)
              : node(sources.getFirst().stock());
      var to =
          sinks.isEmpty()
              ? add(Kind.CLOUD, Optional.empty(), false)
              : node(sinks.getFirst().stock());
      edges.add(new Edge(from, valve, true));
      edges.add(new Edge(valve, to, true));
      sources.stream().skip(1).forEach(it -> influence(flow, it.stock()));
      sinks.stream().skip(1).forEach(it -> influence(flow, it.stock()));
    }

    private void influence(Name source, Name target) {
      if (!variables.containsKey(source) || source.equals(target)) {
        return;
      }
      var to = node(target);
      var from = node(source);
      // a pipe shows what fills or drains a stock
      if (!edges.contains(new Edge(from, to, true)) || nodes.get(from).kind() == Kind.STOCK) {
        if (!edges.contains(new Edge(to, from, true)) || nodes.get(to).kind() != Kind.STOCK) {
          edges.add(new Edge(from, to, false));
        }
      }
    }

    private static List<Expr> bodies(Variable variable) {
      return switch (variable) {
        case Variable.Stock stock ->
            stock.accumulations().stream()
                .flatMap(it -> Stream.of(it.netFlow(), it.initial()))
                .toList();
        case Variable.Flow flow -> flow.equations().stream().map(it -> it.body()).toList();
        case Variable.Auxiliary auxiliary ->
            auxiliary.equations().stream().map(it -> it.body()).toList();
        case Variable.Constant _, Variable.Lookup _ -> List.of();
      };
    }

    private static void collect(Expr expr, Set<Name> names) {
      switch (expr) {
        case Expr.Reference reference -> names.add(reference.name());
        case Expr.LookupCall call -> names.add(call.lookup().name());
        default -> {}
      }
      expr.children().forEach(child -> collect(child, names));
    }

    private View placed(StockFlowGraph graph) {
      var layout = DiagramLayout.of(graph);
      var shapes = new ArrayList<Shape>();
      for (var node : nodes) {
        var box = layout.boxes().get(node.id());
        var isFlow = node.kind() == Kind.FLOW;
        shapes.add(
            new Shape(
                kind(node),
                names.get(node.id()),
                box.centre(),
                box.y() + (isFlow ? DiagramLayout.VALVE : box.height()) / 2,
                box.width(),
                isFlow ? box.lines().size() * DiagramLayout.LINE_HEIGHT : box.height()));
      }
      var arrows = new ArrayList<Arrow>();
      for (var i = 0; i < graph.edges().size(); i++) {
        var edge = graph.edges().get(i);
        var points = layout.paths().get(i).points();
        var bends =
            edge.pipe() && points.size() > 2
                ? points.subList(1, points.size() - 1).stream()
                    .map(point -> new Point(point.x(), point.y()))
                    .toList()
                : List.<Point>of();
        arrows.add(new Arrow(edge.from(), edge.to(), edge.pipe(), bends));
      }
      return new View(title.isEmpty() ? "Model" : title, shapes, arrows);
    }

    private static View.Kind kind(Node node) {
      if (node.foreign()) {
        return View.Kind.ALIAS;
      }
      return switch (node.kind()) {
        case STOCK -> View.Kind.STOCK;
        case FLOW -> View.Kind.FLOW;
        case AUXILIARY -> View.Kind.AUXILIARY;
        case CLOUD -> View.Kind.CLOUD;
      };
    }
  }
}
