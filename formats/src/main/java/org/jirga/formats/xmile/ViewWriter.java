package org.jirga.formats.xmile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Point;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.Name;

/// Writes diagrams as the one `<view>` that an XMILE model has: one below the other. In it a
/// variable appears once; where it appears again, it is an alias.
final class ViewWriter {

  private static final double BETWEEN = 60;

  /// The tag of each variable's element.
  private final Map<Name, String> tags;

  private final XmlText xml;

  /// For a shape that is written as an alias, its number.
  private final Map<Shape, Integer> aliases = new IdentityHashMap<>();

  private int numbered;

  /// @param tags `stock`, `flow` or `aux` for each variable
  ViewWriter(Map<Name, String> tags, XmlText xml) {
    this.tags = tags;
    this.xml = xml;
  }

  void write(List<View> views) {
    var page = stacked(views);
    if (page.shapes().isEmpty()) {
      return;
    }
    var width = page.shapes().stream().mapToDouble(s -> s.x() + s.width() / 2).max().orElse(0);
    xml.open("views");
    xml.open(
        "view",
        with(
            page.looks(),
            "type",
            "stock_flow",
            "page_width",
            number(Math.ceil(width + BETWEEN)),
            "page_height",
            number(Math.ceil(page.bottom() + BETWEEN))));
    findAliases(page);
    page.shapes().forEach(shape -> shape(page, shape));
    page.arrows().stream().filter(arrow -> !arrow.pipe()).forEach(arrow -> connector(page, arrow));
    xml.close("view").close("views");
  }

  private View stacked(List<View> views) {
    var shapes = new ArrayList<Shape>();
    var arrows = new ArrayList<Arrow>();
    var top = 0.0;
    for (var view : views) {
      var before = shapes.size();
      var highest = view.shapes().stream().mapToDouble(s -> s.y() - s.height() / 2).min().orElse(0);
      var down = views.size() == 1 ? Math.max(0, 20 - highest) : top + BETWEEN - highest;
      for (var shape : view.of(tags::containsKey).shapes()) {
        shapes.add(shape.lower(down));
      }
      for (var arrow : view.of(tags::containsKey).arrows()) {
        arrows.add(
            new Arrow(
                arrow.from() + before,
                arrow.to() + before,
                arrow.pipe(),
                arrow.bends().stream().map(p -> new Point(p.x(), p.y() + down)).toList(),
                arrow.looks()));
      }
      top = Math.max(top, view.bottom() + down);
    }
    var one = views.size() == 1 ? views : List.<View>of();
    var looks = one.stream().map(View::looks).findFirst().orElseGet(TreeMap::new);
    return new View("", shapes, arrows, looks);
  }

  private static String[] with(SortedMap<String, String> looks, String... attributes) {
    var all = new ArrayList<>(List.of(attributes));
    looks.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all.toArray(String[]::new);
  }

  /// Those of a shape that is written as what it was.
  private static SortedMap<String, String> looks(Shape shape, String tag) {
    var wasOne =
        switch (shape.kind()) {
          case STOCK -> tag.equals("stock");
          case FLOW -> tag.equals("flow");
          case AUXILIARY -> tag.equals("aux");
          case ALIAS -> tag.equals("alias");
          case CLOUD -> false;
        };
    return wasOne ? shape.looks() : new TreeMap<>();
  }

  /// All but the first appearance that is none: a variable drawn as an alias only is drawn itself.
  private void findAliases(View page) {
    var drawn = new HashSet<Name>();
    var valves = new HashSet<Name>();
    page.shapes().stream()
        .filter(shape -> shape.kind() == Kind.FLOW)
        .forEach(shape -> shape.name().ifPresent(valves::add));
    for (var own : List.of(true, false)) {
      for (var shape : page.shapes()) {
        if (shape.name().isPresent() && (shape.kind() != Kind.ALIAS) == own) {
          var name = shape.name().get();
          // a flow is drawn where its pipes are
          var isElsewhere = valves.contains(name) && shape.kind() != Kind.FLOW;
          if (drawn.contains(name) || isElsewhere) {
            aliases.put(shape, ++numbered);
          } else {
            drawn.add(name);
          }
        }
      }
    }
  }

  private void shape(View page, Shape shape) {
    if (shape.name().isEmpty()) {
      return;
    }
    var name = shape.name().get();
    var x = number(shape.x());
    var y = number(shape.y());
    var alias = aliases.get(shape);
    if (alias != null) {
      xml.open("alias", with(looks(shape, "alias"), "uid", String.valueOf(alias), "x", x, "y", y));
      xml.text("of", XmileExpressions.print(name));
      xml.close("alias");
      return;
    }
    var tag = tags.getOrDefault(name, "aux");
    if (!tag.equals("flow")) {
      xml.empty(tag, with(looks(shape, tag), "x", x, "y", y, "name", XmileWriter.attribute(name)));
      return;
    }
    xml.open("flow", with(looks(shape, tag), "x", x, "y", y, "name", XmileWriter.attribute(name)));
    xml.open("pts");
    for (var point : course(page, shape)) {
      xml.empty("pt", "x", number(point.x()), "y", number(point.y()));
    }
    xml.close("pts").close("flow");
  }

  /// From the source, past the valve, to the sink.
  private static List<Point> course(View page, Shape flow) {
    var place = page.shapes().indexOf(flow);
    var points = new ArrayList<Point>();
    var valve = new Point(flow.x(), flow.y());
    var source = pipe(page, arrow -> arrow.to() == place);
    source.ifPresent(
        arrow -> {
          points.add(edge(page.shapes().get(arrow.from()), first(arrow.bends(), valve)));
          points.addAll(arrow.bends());
        });
    if (points.isEmpty()) {
      points.add(new Point(flow.x() - BETWEEN, flow.y()));
    }
    var sink = pipe(page, arrow -> arrow.from() == place);
    if (sink.isEmpty()) {
      points.add(new Point(flow.x() + BETWEEN, flow.y()));
      return points;
    }
    var bends = sink.get().bends();
    points.addAll(bends);
    points.add(edge(page.shapes().get(sink.get().to()), bends.isEmpty() ? valve : bends.getLast()));
    return points;
  }

  private static Point first(List<Point> points, Point otherwise) {
    return points.isEmpty() ? otherwise : points.getFirst();
  }

  private static Optional<Arrow> pipe(View page, Predicate<Arrow> wanted) {
    return page.arrows().stream().filter(Arrow::pipe).filter(wanted).findFirst();
  }

  /// Where a pipe that comes from a point meets a stock; the centre of a cloud.
  private static Point edge(Shape shape, Point from) {
    if (shape.kind() == Kind.CLOUD) {
      return new Point(shape.x(), shape.y());
    }
    // as large as Stella draws a stock
    var halfWidth = 22.5;
    var halfHeight = 17.5;
    var dx = from.x() - shape.x();
    var dy = from.y() - shape.y();
    return Math.abs(dx) * halfHeight >= Math.abs(dy) * halfWidth
        ? new Point(
            shape.x() + Math.signum(dx) * halfWidth, within(from.y(), shape.y(), halfHeight))
        : new Point(
            within(from.x(), shape.x(), halfWidth), shape.y() + Math.signum(dy) * halfHeight);
  }

  private static double within(double wanted, double centre, double reach) {
    return Math.clamp(wanted, centre - reach, centre + reach);
  }

  private void connector(View page, Arrow arrow) {
    var from = page.shapes().get(arrow.from());
    var to = page.shapes().get(arrow.to());
    if (from.name().isEmpty() || to.name().isEmpty() || aliases.containsKey(to)) {
      return;
    }
    xml.open(
        "connector",
        with(
            arrow.looks(),
            "uid",
            String.valueOf(++numbered),
            "angle",
            number(angle(from, to, arrow))));
    var alias = aliases.get(from);
    if (alias == null) {
      xml.text("from", XmileExpressions.print(from.name().get()));
    } else {
      xml.open("from").empty("alias", "uid", String.valueOf(alias)).close("from");
    }
    xml.text("to", XmileExpressions.print(to.name().get()));
    xml.close("connector");
  }

  /// The direction in which an arc leaves, in degrees, to the left of rightwards: that of the
  /// chord, and as much more as the point on its way lies beside it.
  private static double angle(Shape from, Shape to, Arrow arrow) {
    var chord = direction(from, to.x(), to.y());
    if (arrow.bends().size() != 1) {
      return chord;
    }
    var via = arrow.bends().getFirst();
    var toVia = direction(from, via.x(), via.y());
    var side = ((toVia - chord) % 360 + 540) % 360 - 180;
    return ((chord + 2 * side) % 360 + 360) % 360;
  }

  private static double direction(Shape from, double x, double y) {
    var degrees = StrictMath.toDegrees(StrictMath.atan2(from.y() - y, x - from.x()));
    return (degrees + 360) % 360;
  }

  private static String number(double value) {
    return new BigDecimal(value)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
