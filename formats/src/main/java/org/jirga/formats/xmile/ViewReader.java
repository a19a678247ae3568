package org.jirga.formats.xmile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Point;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.jspecify.annotations.Nullable;

/// Reads the diagrams of an XMILE file, as far as they show the model: variables, aliases, flows
/// with their courses, and connectors. Interfaces, texts, graphs and looks are left out.
///
/// The file does not say what a flow is tied to: it is the stock next to the end of its course, or
/// a cloud where there is none.
public final class ViewReader {

  /// How far from a stock's centre a pipe may end, as large as stocks are drawn.
  private static final double NEAR = 50;

  private static final double STOCK_WIDTH = 45;
  private static final double STOCK_HEIGHT = 35;
  private static final double CIRCLE = 18;

  /// Attributes that a writer finds anew.
  static final Set<String> OF_VIEWS =
      Set.of("type", "view_type", "name", "uid", "order", "page_width", "page_height");

  static final Set<String> OF_SHAPES = Set.of("x", "y", "name", "uid");
  static final Set<String> OF_CONNECTORS = Set.of("x", "y", "uid", "angle");

  /// A connector, whose ends are names or numbers of aliases.
  private record Tie(
      String from, String to, OptionalDouble angle, SortedMap<String, String> looks) {}

  private record Course(int flow, List<Point> points) {}

  /// What is being put together for one `<view>`.
  private static final class Draft {
    final List<Shape> shapes = new ArrayList<>();
    final Map<String, Integer> places = new HashMap<>();
    final List<Tie> ties = new ArrayList<>();
    final List<Course> courses = new ArrayList<>();
    final SortedMap<String, String> looks;

    Draft(SortedMap<String, String> looks) {
      this.looks = looks;
    }
  }

  private final XMLStreamReader xml;
  private final List<View> views = new ArrayList<>();
  private String module = "";

  private ViewReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /// A view for each of the model and of its modules; none if the file shows nothing.
  ///
  /// @param model what has been read as a model without complaint
  public static List<View> read(Source model) {
    var source = model.files().getFirst();
    var text = source.text();
    if (!text.stripLeading().startsWith("<") && !text.startsWith("\ufeff")) {
      return List.of();
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      var reader =
          new ViewReader(
              factory.createXMLStreamReader(
                  new StringReader(text.substring(text.startsWith("\ufeff") ? 1 : 0))));
      reader.file();
      return reader.views;
    } catch (XMLStreamException _) {
      return List.of();
    }
  }

  private void file() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "model" -> module = attribute("name").orElse("");
          case "views" -> views();
          default -> {}
        }
      }
    }
  }

  private void views() throws XMLStreamException {
    var loose = new Draft(new TreeMap<>());
    for (var next = xml.next(); !ends(next, "views"); next = xml.next()) {
      if (next == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("view")) {
          view();
        } else {
          // the old files of Stella have no <view>
          element(loose);
        }
      }
    }
    finish(loose);
  }

  private void view() throws XMLStreamException {
    var type = attribute("type").or(() -> attribute("view_type")).orElse("stock_flow");
    var draft = new Draft(looks(OF_VIEWS));
    for (var next = xml.next(); !ends(next, "view"); next = xml.next()) {
      if (next == XMLStreamConstants.START_ELEMENT) {
        element(draft);
      }
    }
    if (type.equals("stock_flow")) {
      finish(draft);
    }
  }

  private boolean ends(int event, String name) {
    return event == XMLStreamConstants.END_DOCUMENT
        || event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name);
  }

  private void element(Draft draft) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "stock" -> shape(draft, Kind.STOCK, STOCK_WIDTH, STOCK_HEIGHT);
      case "aux" -> shape(draft, Kind.AUXILIARY, CIRCLE, CIRCLE);
      case "flow" -> {
        var place = shape(draft, Kind.FLOW, CIRCLE, CIRCLE);
        var points = points("flow");
        place.ifPresent(at -> draft.courses.add(new Course(at, points)));
      }
      case "alias" -> alias(draft);
      case "connector" -> connector(draft);
      case "style" -> skip("style");
      default -> {}
    }
  }

  private void skip(String name) throws XMLStreamException {
    var depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException(name);
        default -> {}
      }
    }
  }

  private Optional<Integer> shape(Draft draft, Kind kind, double width, double height) {
    var name = attribute("name");
    var x = number("x");
    var y = number("y");
    if (name.isEmpty() || x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    var place = draft.shapes.size();
    draft.places.put(name(name.get()).key(), place);
    draft.shapes.add(
        new Shape(
            kind,
            Optional.of(qualified(name(name.get()))),
            x.getAsDouble(),
            y.getAsDouble(),
            number("width").orElse(width),
            number("height").orElse(height),
            looks(OF_SHAPES)));
    return Optional.of(place);
  }

  private List<Point> points(String end) throws XMLStreamException {
    var points = new ArrayList<Point>();
    for (var next = xml.next(); !ends(next, end); next = xml.next()) {
      if (next == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("pt")) {
        var x = number("x");
        var y = number("y");
        if (x.isPresent() && y.isPresent()) {
          points.add(new Point(x.getAsDouble(), y.getAsDouble()));
        }
      }
    }
    return points;
  }

  private void alias(Draft draft) throws XMLStreamException {
    var x = number("x");
    var y = number("y");
    var looks = looks(OF_SHAPES);
    var uid = attribute("uid");
    var of = Optional.<String>empty();
    for (var next = xml.next(); !ends(next, "alias"); next = xml.next()) {
      if (next == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("of")) {
        of = Optional.of(xml.getElementText());
      }
    }
    if (of.isPresent() && x.isPresent() && y.isPresent()) {
      uid.ifPresent(number -> draft.places.put("#" + number, draft.shapes.size()));
      draft.shapes.add(
          new Shape(
              Kind.ALIAS,
              Optional.of(qualified(name(of.get()))),
              x.getAsDouble(),
              y.getAsDouble(),
              CIRCLE,
              CIRCLE,
              looks));
    }
  }

  private void connector(Draft draft) throws XMLStreamException {
    var angle = number("angle");
    var looks = looks(OF_CONNECTORS);
    var from = "";
    var to = "";
    for (var next = xml.next(); !ends(next, "connector"); next = xml.next()) {
      if (next == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "from" -> from = end("from");
          case "to" -> to = end("to");
          default -> {}
        }
      }
    }
    draft.ties.add(new Tie(from, to, angle, looks));
  }

  /// A name's key, or `#` and the number of an alias.
  private String end(String tag) throws XMLStreamException {
    var text = new StringBuilder();
    var alias = "";
    for (var next = xml.next(); !ends(next, tag); next = xml.next()) {
      if (next == XMLStreamConstants.CHARACTERS) {
        text.append(xml.getText());
      } else if (next == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("alias")) {
        alias = "#" + attribute("uid").orElse("");
      }
    }
    return alias.isEmpty() ? name(text.toString()).key() : alias;
  }

  private void finish(Draft draft) {
    if (draft.shapes.isEmpty()) {
      return;
    }
    var arrows = new ArrayList<Arrow>();
    for (var course : draft.courses) {
      pipes(draft, course, arrows);
    }
    for (var tie : draft.ties) {
      var from = draft.places.get(tie.from());
      var to = draft.places.get(tie.to());
      if (from != null && to != null && !from.equals(to)) {
        arrows.add(new Arrow(from, to, false, bend(draft, from, to, tie.angle()), tie.looks()));
      }
    }
    views.add(new View(module, draft.shapes, arrows, draft.looks));
  }

  private static void pipes(Draft draft, Course course, List<Arrow> arrows) {
    var points = course.points();
    if (points.size() < 2) {
      return;
    }
    var source = stock(draft, points.getFirst());
    var sink = stock(draft, points.getLast());
    var valve = draft.shapes.get(course.flow());
    // the bends before the valve belong to the pipe that comes in
    var split = split(points, new Point(valve.x(), valve.y()));
    arrows.add(new Arrow(source, course.flow(), true, points.subList(1, split)));
    arrows.add(new Arrow(course.flow(), sink, true, points.subList(split, points.size() - 1)));
  }

  /// After so many points comes the valve: it lies on the piece between two of them.
  private static int split(List<Point> points, Point valve) {
    var best = 1;
    var least = Double.POSITIVE_INFINITY;
    for (var i = 1; i < points.size(); i++) {
      var a = points.get(i - 1);
      var b = points.get(i);
      var detour = distance(a, valve) + distance(valve, b) - distance(a, b);
      if (detour < least) {
        least = detour;
        best = i;
      }
    }
    return best;
  }

  /// The place of the nearest stock, or of a new cloud.
  private static int stock(Draft draft, Point end) {
    var best = -1;
    var least = NEAR;
    for (var i = 0; i < draft.shapes.size(); i++) {
      var shape = draft.shapes.get(i);
      var far = distance(end, new Point(shape.x(), shape.y()));
      if (shape.kind() == Kind.STOCK && far < least) {
        least = far;
        best = i;
      }
    }
    if (best >= 0) {
      return best;
    }
    draft.shapes.add(new Shape(Kind.CLOUD, Optional.empty(), end.x(), end.y(), 20, 16));
    return draft.shapes.size() - 1;
  }

  /// The middle of the arc that leaves at an angle; nothing for a straight line.
  private static List<Point> bend(Draft draft, int from, int to, OptionalDouble angle) {
    var a = draft.shapes.get(from);
    var b = draft.shapes.get(to);
    var chord = StrictMath.toDegrees(StrictMath.atan2(a.y() - b.y(), b.x() - a.x()));
    var side = angle.isEmpty() ? 0 : ((angle.getAsDouble() - chord) % 360 + 540) % 360 - 180;
    if (Math.abs(side) < 3 || Math.abs(side) > 150) {
      return List.of();
    }
    var length = distance(new Point(a.x(), a.y()), new Point(b.x(), b.y()));
    var height = length / 2 * StrictMath.tan(StrictMath.toRadians(side / 2));
    // to the left of the chord, with y downwards
    var dx = (b.x() - a.x()) / length;
    var dy = (b.y() - a.y()) / length;
    return List.of(new Point((a.x() + b.x()) / 2 + dy * height, (a.y() + b.y()) / 2 - dx * height));
  }

  private static double distance(Point a, Point b) {
    return StrictMath.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private Name qualified(Name name) {
    return module.isEmpty() ? name : Name.of(name(module).text() + "." + name.text());
  }

  /// The attributes of XMILE's that are neither a place nor a name. Those of vendors are not kept.
  private SortedMap<String, String> looks(Set<String> others) {
    var looks = new TreeMap<String, String>();
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      var name = xml.getAttributeLocalName(i);
      if (!others.contains(name) && isXmiles(xml.getAttributePrefix(i))) {
        looks.put(name, xml.getAttributeValue(i));
      }
    }
    return looks;
  }

  private static boolean isXmiles(@Nullable String prefix) {
    return prefix == null || prefix.isEmpty();
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }

  private OptionalDouble number(String attribute) {
    try {
      var value = attribute(attribute).map(Double::parseDouble);
      return value.filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  /// As in attributes of variables, and possibly in the quotes of equations.
  private static Name name(String written) {
    var text = written.strip();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    return XmileText.name(text);
  }
}
