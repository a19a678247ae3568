package org.jirga.workbench.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.diagram.StockFlowGraph.Kind;
import org.jirga.workbench.diagram.StockFlowGraph.Node;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.wording.Words;

/// Draws a model: one diagram of all its stocks and flows, then one for each of its groups.
public final class Diagrams {

  /// A group of fewer drawn variables is a list, not a structure.
  private static final int FEWEST = 3;

  /// Up to here a model without groups is drawn in one piece, with all that drives its flows.
  private static final int MOST_IN_ONE = 60;

  /// A drawn diagram.
  ///
  /// @param id unique among the diagrams of a model, fit for an anchor
  /// @param description what it shows, in a sentence
  /// @param svg an `svg` element, at its natural size
  /// @param outline the same in words: what each flow runs from and to, and what drives it
  public record Diagram(
      String id, String title, String description, String svg, DataTable outline) {}

  private Diagrams() {}

  public static List<Diagram> of(Model model) {
    var groups = new LinkedHashSet<String>();
    model.variables().forEach(variable -> variable.description().group().ifPresent(groups::add));
    var diagrams = new ArrayList<Diagram>();
    var drawn = model.variables().stream().filter(Diagrams::isDrawn).count();
    if (groups.size() < 2 || drawn <= MOST_IN_ONE) {
      add(diagrams, "diagram", "Stocks and flows", GraphBuilder.part(model, Diagrams::isDrawn));
      return diagrams;
    }
    add(diagrams, "diagram", "All stocks and flows", GraphBuilder.stocksAndFlows(model));
    for (var group : groups) {
      var graph =
          GraphBuilder.part(
              model,
              variable ->
                  isDrawn(variable)
                      && variable.description().group().map(group::equals).orElse(false));
      add(diagrams, "diagram-" + Words.slug(group), group, graph);
    }
    return diagrams;
  }

  /// A diagram of situations and of what leads from one to another.
  ///
  /// @param id fit for an anchor
  /// @param situations in words
  /// @param steps between situations, by their place in the list
  public static Diagram ofSteps(
      String id, String title, String description, List<String> situations, List<Step> steps) {
    var nodes = new ArrayList<Node>();
    var edges = new ArrayList<StockFlowGraph.Edge>();
    for (var situation : situations) {
      nodes.add(new Node(nodes.size(), Kind.STOCK, situation, false));
    }
    for (var step : steps) {
      var label = new Node(nodes.size(), Kind.AUXILIARY, step.text(), false);
      nodes.add(label);
      edges.add(new StockFlowGraph.Edge(step.from(), label.id(), false));
      edges.add(new StockFlowGraph.Edge(label.id(), step.to(), false));
    }
    var graph = new StockFlowGraph(nodes, edges);
    var outline =
        new DataTable(
            List.of("From", "Step", "To"),
            steps.stream()
                .map(
                    step ->
                        List.of(
                            situations.get(step.from()), step.text(), situations.get(step.to())))
                .toList());
    return new Diagram(
        id,
        title,
        description,
        DiagramSvg.of(id, title, description, graph, DiagramLayout.downwards(graph)),
        outline);
  }

  /// What leads from one situation to another.
  public record Step(int from, int to, String text) {}

  private static boolean isDrawn(Variable variable) {
    return switch (variable) {
      case Variable.Stock _, Variable.Flow _, Variable.Auxiliary _ -> true;
      case Variable.Constant _, Variable.Lookup _ -> false;
    };
  }

  private static void add(List<Diagram> diagrams, String id, String title, StockFlowGraph graph) {
    if (graph.nodes().size() < FEWEST || graph.edges().isEmpty()) {
      return;
    }
    var description = description(graph);
    diagrams.add(
        new Diagram(
            id,
            title,
            description,
            DiagramSvg.of(id, title, description, graph, DiagramLayout.of(graph)),
            outline(graph)));
  }

  private static DataTable outline(StockFlowGraph graph) {
    var rows = new ArrayList<List<String>>();
    for (var node : graph.nodes()) {
      switch (node.kind()) {
        case FLOW ->
            rows.add(
                List.of(
                    node.label(),
                    named(graph, node, true, true),
                    named(graph, node, true, false),
                    named(graph, node, false, true)));
        case AUXILIARY -> rows.add(List.of(node.label(), "", "", named(graph, node, false, true)));
        case STOCK, CLOUD -> {}
      }
    }
    return new DataTable(List.of("Flow or auxiliary", "From", "To", "Driven by"), rows);
  }

  /// The nodes at the other ends of a node's edges.
  private static String named(StockFlowGraph graph, Node node, boolean pipe, boolean arriving) {
    return graph.edges().stream()
        .filter(edge -> edge.pipe() == pipe)
        .filter(edge -> (arriving ? edge.to() : edge.from()) == node.id())
        .map(edge -> graph.nodes().get(arriving ? edge.from() : edge.to()))
        .map(other -> other.kind() == Kind.CLOUD ? "outside" : other.label())
        .collect(Collectors.joining(", "));
  }

  private static String description(StockFlowGraph graph) {
    var parts =
        Stream.of(
                counted(graph.count(Kind.STOCK), "stock", "stocks"),
                counted(graph.count(Kind.FLOW), "flow", "flows"),
                counted(graph.count(Kind.AUXILIARY), "auxiliary", "auxiliaries"))
            .filter(part -> !part.isEmpty())
            .toList();
    var last = parts.size() - 1;
    return "Stock-and-flow diagram of %s%s."
        .formatted(
            String.join(", ", parts.subList(0, Math.max(1, last))),
            last > 0 ? " and " + parts.get(last) : "");
  }

  private static String counted(long count, String one, String many) {
    return count == 0 ? "" : count + " " + (count == 1 ? one : many);
  }
}
