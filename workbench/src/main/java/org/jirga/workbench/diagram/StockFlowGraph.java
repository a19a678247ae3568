package org.jirga.workbench.diagram;

import java.util.List;

/// What a diagram shows: stocks, flows with their sources and sinks, and what drives the flows.
///
/// @param nodes each with an id that is its place in the list
record StockFlowGraph(List<Node> nodes, List<Edge> edges) {

  enum Kind {
    STOCK,
    FLOW,
    AUXILIARY,
    /// A source or sink outside of the model's boundary.
    CLOUD
  }

  /// @param foreign belongs to another part of the model and is shown because of a link to this one
  record Node(int id, Kind kind, String label, boolean foreign) {}

  /// @param pipe matter flows; else one quantity influences another
  record Edge(int from, int to, boolean pipe) {}

  StockFlowGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  long count(Kind kind) {
    return nodes.stream().filter(node -> node.kind() == kind).count();
  }
}
