package org.jirga.workbench.diagram;

import java.util.Locale;
import org.jirga.workbench.diagram.DiagramLayout.Box;
import org.jirga.workbench.diagram.DiagramLayout.Path;
import org.jirga.workbench.diagram.StockFlowGraph.Node;

/// Writes a laid out graph as an `svg` element.
final class DiagramSvg {

  /// How round the corners of paths are.
  private static final double CORNER = 5;

  /// Wider pictures may be made smaller to fit a page, others not.
  private static final double LARGE = 960;

  private final String id;
  private final StringBuilder out = new StringBuilder();

  private DiagramSvg(String id) {
    this.id = id;
  }

  /// @param id unique on the page; ids inside of the picture begin with it
  static String of(
      String id, String title, String description, StockFlowGraph graph, DiagramLayout layout) {
    var svg = new DiagramSvg(id);
    svg.write(title, description, graph, layout);
    return svg.out.toString();
  }

  private void write(String title, String description, StockFlowGraph graph, DiagramLayout layout) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram%s\" role=\"img\""
            + " width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
            + " aria-labelledby=\"%s-name %s-what\">",
        layout.width() > LARGE ? " large" : "",
        layout.width(),
        layout.height(),
        layout.width(),
        layout.height(),
        id,
        id);
    add("<title id=\"%s-name\">%s</title>", id, escaped(title));
    add("<desc id=\"%s-what\">%s</desc>", id, escaped(description));
    add("<defs>");
    arrow("pipe-end", 5, 8);
    arrow("link-end", 4, 6);
    add("</defs>");
    for (var i = 0; i < graph.edges().size(); i++) {
      if (!graph.edges().get(i).pipe()) {
        add(
            "<path class=\"link\" d=\"%s\" marker-end=\"url(#%s-link-end)\"/>",
            path(layout.paths().get(i)), id);
      }
    }
    for (var i = 0; i < graph.edges().size(); i++) {
      var edge = graph.edges().get(i);
      if (edge.pipe()) {
        var data = path(layout.paths().get(i));
        var arrives = graph.nodes().get(edge.to()).kind() != StockFlowGraph.Kind.FLOW;
        add("<path class=\"pipe\" d=\"%s\"/>", data);
        add(
            "<path class=\"pipe-inside\" d=\"%s\"%s/>",
            data, arrives ? " marker-end=\"url(#" + id + "-pipe-end)\"" : "");
      }
    }
    for (var node : graph.nodes()) {
      node(node, layout.boxes().get(node.id()));
    }
    add("</svg>");
  }

  private void arrow(String name, int halfHeight, int length) {
    add(
        "<marker id=\"%s-%s\" class=\"%s\" markerUnits=\"userSpaceOnUse\" markerWidth=\"%d\""
            + " markerHeight=\"%d\" refX=\"%d\" refY=\"%d\" orient=\"auto\">"
            + "<path d=\"M0 0L%d %dL0 %dz\"/></marker>",
        id,
        name,
        name,
        length,
        2 * halfHeight,
        length,
        halfHeight,
        length,
        halfHeight,
        2 * halfHeight);
  }

  private void node(Node node, Box box) {
    add(
        "<g class=\"%s%s\">",
        node.kind().name().toLowerCase(Locale.ROOT), node.foreign() ? " foreign" : "");
    var centre = box.x() + box.width() / 2;
    switch (node.kind()) {
      case STOCK -> {
        add(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
            box.x(), box.y(), box.width(), box.height());
        text(box, centre, box.y() + (box.height() - textHeight(box)) / 2);
      }
      case FLOW -> {
        var half = DiagramLayout.VALVE / 2;
        add(
            "<path d=\"M%.1f %.1fh%.1fl%.1f %.1fh%.1fz\"/>",
            centre - half, box.y(), 2 * half, -2 * half, 2 * half, 2 * half);
        text(box, centre, box.y() + DiagramLayout.VALVE + 4);
      }
      case AUXILIARY -> text(box, centre, box.y() + (box.height() - textHeight(box)) / 2);
      case CLOUD ->
          add(
              "<path d=\"M%.1f %.1fc-8 0 -8 -9 0 -9c1 -8 11 -8 12 -1c8 -2 10 10 1 10z\"/>",
              box.x() + 6, box.y() + 15);
    }
    add("</g>");
  }

  private void text(Box box, double centre, double top) {
    for (var i = 0; i < box.lines().size(); i++) {
      add(
          "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
          centre, top + (i + 0.78) * DiagramLayout.LINE_HEIGHT, escaped(box.lines().get(i)));
    }
  }

  private static double textHeight(Box box) {
    return box.lines().size() * DiagramLayout.LINE_HEIGHT;
  }

  /// Straight pieces with rounded corners.
  private static String path(Path path) {
    var points = path.points();
    var data = new StringBuilder();
    for (var i = 0; i < points.size(); i++) {
      var point = points.get(i);
      if (i == 0 || i == points.size() - 1) {
        data.append(format("%s%.1f %.1f", i == 0 ? "M" : "L", point.x(), point.y()));
      } else {
        var before = points.get(i - 1);
        var after = points.get(i + 1);
        var radius =
            Math.min(
                CORNER,
                Math.min(
                        StrictMath.hypot(point.x() - before.x(), point.y() - before.y()),
                        StrictMath.hypot(point.x() - after.x(), point.y() - after.y()))
                    / 2);
        data.append(
            format(
                "L%.1f %.1fQ%.1f %.1f %.1f %.1f",
                point.x() + radius * Math.signum(before.x() - point.x()),
                point.y() + radius * Math.signum(before.y() - point.y()),
                point.x(),
                point.y(),
                point.x() + radius * Math.signum(after.x() - point.x()),
                point.y() + radius * Math.signum(after.y() - point.y())));
      }
    }
    return data.toString();
  }

  private void add(String pattern, Object... values) {
    out.append(format(pattern, values)).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
