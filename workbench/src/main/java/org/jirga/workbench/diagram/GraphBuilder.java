package org.jirga.workbench.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.diagram.StockFlowGraph.Edge;
import org.jirga.workbench.diagram.StockFlowGraph.Kind;
import org.jirga.workbench.diagram.StockFlowGraph.Node;

/// Chooses what a diagram shows.
final class GraphBuilder {

  private final Connections connections;
  private final Map<Name, Variable> variables = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();
  private final Set<Name> flows = new HashSet<>();

  private GraphBuilder(Model model, Connections connections) {
    this.connections = connections;
    model.variables().forEach(variable -> variables.put(variable.name(), variable));
    connections.attachments().stream()
        .filter(Connections.Attachment::named)
        .forEach(attachment -> flows.add(attachment.flow()));
  }

  /// All stocks and flows, nothing that drives them.
  static StockFlowGraph stocksAndFlows(Model model) {
    var builder = new GraphBuilder(model, new Connections(model));
    builder.pipes(_ -> true, false);
    return builder.graph();
  }

  /// The stocks, flows and auxiliaries of one group, or of the whole model where it has no groups,
  /// with the stocks and flows of other groups that they are tied to.
  static StockFlowGraph part(Model model, Predicate<Variable> own) {
    var builder = new GraphBuilder(model, new Connections(model));
    builder.pipes(own, true);
    builder.influences(own);
    return builder.graph();
  }

  /// The graph without auxiliaries that nothing in it is linked to.
  private StockFlowGraph graph() {
    var linked = new HashSet<Integer>();
    edges.forEach(
        edge -> {
          linked.add(edge.from());
          linked.add(edge.to());
        });
    var ids = new HashMap<Integer, Integer>();
    var kept = new ArrayList<Node>();
    for (var node : nodes.values()) {
      if (node.kind() != Kind.AUXILIARY || linked.contains(node.id())) {
        ids.put(node.id(), kept.size());
        kept.add(new Node(kept.size(), node.kind(), node.label(), node.foreign()));
      }
    }
    return new StockFlowGraph(
        kept,
        edges.stream()
            .map(
                edge ->
                    new Edge(
                        ids.getOrDefault(edge.from(), 0),
                        ids.getOrDefault(edge.to(), 0),
                        edge.pipe()))
            .toList());
  }

  private void pipes(Predicate<Variable> own, boolean drivers) {
    var ends = new LinkedHashMap<String, List<Connections.Attachment>>();
    for (var attachment : connections.attachments()) {
      ends.computeIfAbsent(flowKey(attachment), _ -> new ArrayList<>()).add(attachment);
    }
    for (var entry : ends.entrySet()) {
      var attachments = entry.getValue();
      var first = attachments.getFirst();
      var touches =
          attachments.stream().anyMatch(attachment -> owns(own, attachment.stock()))
              || owns(own, first.flow());
      if (!touches) {
        continue;
      }
      var flow =
          first.named()
              ? node(first.flow(), own)
              : add(entry.getKey(), Kind.FLOW, "net change", !owns(own, first.stock()));
      for (var attachment : attachments) {
        var stock = node(attachment.stock(), own);
        edges.add(
            attachment.fills()
                ? new Edge(flow.id(), stock.id(), true)
                : new Edge(stock.id(), flow.id(), true));
      }
      var filled = attachments.stream().anyMatch(Connections.Attachment::fills);
      var drained = attachments.stream().anyMatch(attachment -> !attachment.fills());
      if (!drained) {
        var source = add("source of " + entry.getKey(), Kind.CLOUD, "", false);
        edges.add(new Edge(source.id(), flow.id(), true));
      }
      if (!filled) {
        var sink = add("sink of " + entry.getKey(), Kind.CLOUD, "", false);
        edges.add(new Edge(flow.id(), sink.id(), true));
      }
      if (drivers && !first.named()) {
        first.influences().forEach(name -> influence(name, flow, own));
      }
    }
  }

  private void influences(Predicate<Variable> own) {
    for (var variable : variables.values()) {
      var shown =
          switch (variable) {
            case Variable.Flow _, Variable.Auxiliary _ ->
                own.test(variable) && !connections.isInitial(variable.name());
            case Variable.Stock _, Variable.Constant _, Variable.Lookup _ -> false;
          };
      if (shown) {
        var target = node(variable.name(), own);
        connections.influences(variable.name()).forEach(name -> influence(name, target, own));
      }
    }
  }

  /// An influence between two variables of the part; one from outside is left to the outline, since
  /// drawing all of them hides the structure.
  private void influence(Name from, Node to, Predicate<Variable> own) {
    if (connections.isInitial(from) || !owns(own, from) && !nodes.containsKey(from.key())) {
      return;
    }
    var source = node(from, own);
    var pipe = new Edge(source.id(), to.id(), true);
    if (source.id() != to.id() && !edges.contains(pipe)) {
      edges.add(new Edge(source.id(), to.id(), false));
    }
  }

  private static String flowKey(Connections.Attachment attachment) {
    return attachment.named()
        ? attachment.flow().key()
        : "net change of " + attachment.stock().key();
  }

  private boolean owns(Predicate<Variable> own, Name name) {
    var variable = variables.get(name);
    return variable != null && own.test(variable);
  }

  private Node node(Name name, Predicate<Variable> own) {
    var kind =
        switch (variables.get(name)) {
          case Variable.Stock _ -> Kind.STOCK;
          case Variable.Flow _ -> Kind.FLOW;
          case Variable.Auxiliary _ -> isFlow(name) ? Kind.FLOW : Kind.AUXILIARY;
          case null -> Kind.AUXILIARY;
          case Variable.Constant _, Variable.Lookup _ -> Kind.AUXILIARY;
        };
    return add(name.key(), kind, name.text(), !owns(own, name));
  }

  private boolean isFlow(Name name) {
    return flows.contains(name);
  }

  private Node add(String key, Kind kind, String label, boolean foreign) {
    return nodes.computeIfAbsent(key, _ -> new Node(nodes.size(), kind, label, foreign));
  }
}
