package org.jirga.workbench.diagram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places for the nodes of a graph and paths for its edges; the same graph always gets the same.
///
/// @param boxes one for each node, in the order of nodes
/// @param paths one for each edge, in the order of edges
record DiagramLayout(double width, double height, List<Box> boxes, List<Path> paths) {

  /// @param lines the label as it is broken
  record Box(double x, double y, double width, double height, List<String> lines) {
    Box {
      lines = List.copyOf(lines);
    }

    double centre() {
      return x + width / 2;
    }
  }

  record Point(double x, double y) {}

  record Path(List<Point> points) {
    Path {
      points = List.copyOf(points);
    }
  }

  static final double LINE_HEIGHT = 14;
  static final double VALVE = 16;

  private static final int IN = 0;
  private static final int OUT = 1;
  private static final int DRIVE = 2;
  private static final int TELL = 3;

  private static final double CHARACTER_WIDTH = 6.9;
  private static final int LINE_CHARACTERS = 16;
  private static final double PADDING = 8;

  static DiagramLayout of(StockFlowGraph graph) {
    return of(graph, Direction.RIGHT);
  }

  /// From the top to the bottom, so that it is as wide as a phone.
  static DiagramLayout downwards(StockFlowGraph graph) {
    return of(graph, Direction.DOWN);
  }

  private static DiagramLayout of(StockFlowGraph graph, Direction direction) {
    var root = ElkGraphUtil.createGraph();
    settings(root);
    root.setProperty(LayeredOptions.DIRECTION, direction);
    var lines = new ArrayList<List<String>>();
    var elkNodes = new ArrayList<ElkNode>();
    for (var node : graph.nodes()) {
      var broken = broken(node.label());
      lines.add(broken);
      var elk = ElkGraphUtil.createNode(root);
      size(elk, node, broken);
      elkNodes.add(elk);
    }
    var edges = new ArrayList<ElkEdge>();
    for (var edge : graph.edges()) {
      var elk =
          ElkGraphUtil.createSimpleEdge(
              end(elkNodes.get(edge.from()), edge.pipe() ? OUT : TELL),
              end(elkNodes.get(edge.to()), edge.pipe() ? IN : DRIVE));
      if (edge.pipe()) {
        elk.setProperty(LayeredOptions.PRIORITY_DIRECTION, 10);
        elk.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 10);
        elk.setProperty(LayeredOptions.PRIORITY_SHORTNESS, 5);
      }
      edges.add(elk);
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());

    var boxes = new ArrayList<Box>();
    for (var i = 0; i < elkNodes.size(); i++) {
      var elk = elkNodes.get(i);
      boxes.add(new Box(elk.getX(), elk.getY(), elk.getWidth(), elk.getHeight(), lines.get(i)));
    }
    var paths = new ArrayList<Path>();
    for (var i = 0; i < edges.size(); i++) {
      paths.add(path(edges.get(i), graph, graph.edges().get(i), boxes));
    }
    return new DiagramLayout(root.getWidth(), root.getHeight(), boxes, paths);
  }

  /// The path that was found; at a flow a pipe goes on behind the label to the valve.
  private static Path path(
      ElkEdge elk, StockFlowGraph graph, StockFlowGraph.Edge edge, List<Box> boxes) {
    var points = new ArrayList<Point>();
    for (var section : elk.getSections()) {
      if (edge.pipe() && graph.nodes().get(edge.from()).kind() == StockFlowGraph.Kind.FLOW) {
        points.add(new Point(boxes.get(edge.from()).centre(), section.getStartY()));
      } else {
        points.add(new Point(section.getStartX(), section.getStartY()));
      }
      section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
      if (edge.pipe() && graph.nodes().get(edge.to()).kind() == StockFlowGraph.Kind.FLOW) {
        points.add(new Point(boxes.get(edge.to()).centre(), section.getEndY()));
      } else {
        points.add(new Point(section.getEndX(), section.getEndY()));
      }
    }
    return new Path(points);
  }

  /// A flow is crossed at its valve and driven from below its label; others take edges anywhere.
  private static ElkConnectableShape end(ElkNode node, int port) {
    var ports = node.getPorts();
    return ports.isEmpty() ? node : ports.get(port);
  }

  private static void ports(ElkNode flow) {
    flow.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    port(flow, PortSide.WEST, 0, VALVE / 2);
    port(flow, PortSide.EAST, flow.getWidth(), VALVE / 2);
    port(flow, PortSide.SOUTH, flow.getWidth() / 2, flow.getHeight());
    port(flow, PortSide.NORTH, flow.getWidth() / 2, 0);
  }

  private static void port(ElkNode flow, PortSide side, double x, double y) {
    var port = ElkGraphUtil.createPort(flow);
    port.setLocation(x, y);
    port.setProperty(LayeredOptions.PORT_SIDE, side);
  }

  private static void settings(ElkNode root) {
    // The service finds the algorithm by itself only where OSGi runs.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 7.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 20.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 10.0);
    root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 30.0);
    root.setProperty(LayeredOptions.ASPECT_RATIO, 0.7);
    root.setProperty(LayeredOptions.THOROUGHNESS, 20);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(12.0));
    root.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.noneOf(SizeConstraint.class));
  }

  private static void size(ElkNode elk, StockFlowGraph.Node node, List<String> lines) {
    var longest = lines.stream().mapToInt(String::length).max().orElse(0);
    var text = longest * CHARACTER_WIDTH;
    var height = lines.size() * LINE_HEIGHT;
    switch (node.kind()) {
      case STOCK -> elk.setDimensions(Math.max(90, text + 2 * PADDING), height + 2 * PADDING);
      case FLOW -> {
        elk.setDimensions(Math.max(VALVE, text), VALVE + 4 + height);
        ports(elk);
      }
      case AUXILIARY -> elk.setDimensions(text + PADDING, height + PADDING);
      case CLOUD -> elk.setDimensions(26, 18);
    }
  }

  private static List<String> broken(String label) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : label.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
