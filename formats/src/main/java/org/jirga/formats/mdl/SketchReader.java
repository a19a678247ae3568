package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Point;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;

/// Reads the diagrams of a Vensim file, as far as they show the model: variables, flows with their
/// sources and sinks, and arrows. Comments, pictures, colours and fonts are left out.
///
/// Each line is an object: `10` a variable, `11` a valve, whose name is the variable after it, `12`
/// a comment or, with the picture 48, a cloud, `1` an arrow. The numbers mean what the converter
/// xmutil of Vensim's former author has them mean.
public final class SketchReader {

  private static final Pattern BEGINNING = Pattern.compile("^\\\\+---///", Pattern.MULTILINE);
  private static final Pattern END =
      Pattern.compile("^(///---\\\\|:L\\p{Cntrl}?<%\\^E!@)", Pattern.MULTILINE);
  private static final Pattern POINT =
      Pattern.compile("\\((-?[0-9]+(?:\\.[0-9]+)?),(-?[0-9]+(?:\\.[0-9]+)?)\\)");
  private static final int ATTACHED = 32;
  private static final int AT_SOURCE = 64;
  private static final String PIPE = "22";
  private static final String CLOUD = "48";

  private final List<Shape> shapes = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<List<String>> arrows = new ArrayList<>();
  private Optional<List<String>> valve = Optional.empty();
  private String title = "";

  private SketchReader() {}

  /// Where the sketch stands in the text, from its first line to the settings or the end; empty
  /// where there is none, or none that shows anything.
  static Optional<String> text(Source source) {
    var text = source.text();
    var beginning = BEGINNING.matcher(text);
    if (text.stripLeading().startsWith("<") || !beginning.find()) {
      return Optional.empty();
    }
    var settings = text.indexOf("\n:L", beginning.start());
    var sketch = text.substring(beginning.start(), settings < 0 ? text.length() : settings + 1);
    return sketch.lines().anyMatch(line -> line.startsWith("10,"))
        ? Optional.of(sketch)
        : Optional.empty();
  }

  /// One view for each of the sketch; none if the file has none.
  public static List<View> read(Source source) {
    var views = new ArrayList<View>();
    var sketch = text(source);
    if (sketch.isEmpty()) {
      return views;
    }
    var end = END.matcher(sketch.get());
    var shown = end.find() ? sketch.get().substring(0, end.start()) : sketch.get();
    for (var part : BEGINNING.split(shown)) {
      var view = new SketchReader().view(part);
      if (!view.shapes().isEmpty()) {
        views.add(view);
      }
    }
    return views;
  }

  private View view(String part) {
    part.lines().forEach(this::line);
    var tied = new ArrayList<Arrow>();
    for (var arrow : arrows) {
      arrow(arrow).ifPresent(tied::add);
    }
    return new View(title, shapes, tied);
  }

  private void line(String line) {
    if (line.startsWith("*")) {
      title = line.substring(1).strip();
      return;
    }
    var fields = fields(line);
    if (fields.size() < 9) {
      return;
    }
    switch (fields.getFirst()) {
      case "1" -> arrows.add(fields);
      case "10" -> variable(fields);
      case "11" -> valve = Optional.of(fields);
      case "12" -> {
        if (fields.get(2).equals(CLOUD)) {
          add(fields, Kind.CLOUD, Optional.empty(), fields);
        }
      }
      default -> {}
    }
  }

  private void variable(List<String> fields) {
    var name = Optional.of(name(fields.get(2)));
    var isShadow = whole(fields.get(8)) % 2 == 0;
    var isFlow = (whole(fields.get(7)) & ATTACHED) != 0 && valve.isPresent();
    if (isFlow) {
      var at = valve.get();
      add(fields, isShadow ? Kind.ALIAS : Kind.FLOW, name, at);
      places.put(at.get(1), shapes.size() - 1);
      valve = Optional.empty();
    } else {
      // a box is a stock, whatever the kind of variable it shows
      var isBox = whole(fields.get(7)) % 8 == 3;
      add(fields, isShadow ? Kind.ALIAS : isBox ? Kind.STOCK : Kind.AUXILIARY, name, fields);
    }
  }

  /// @param place whose place it has, which for a flow is its valve
  private void add(List<String> fields, Kind kind, Optional<Name> name, List<String> place) {
    places.put(fields.get(1), shapes.size());
    shapes.add(
        new Shape(
            kind,
            name,
            whole(place.get(3)),
            whole(place.get(4)),
            2.0 * whole(fields.get(5)),
            2.0 * whole(fields.get(6))));
  }

  private Optional<Arrow> arrow(List<String> fields) {
    var from = places.get(fields.get(2));
    var to = places.get(fields.get(3));
    if (from == null || to == null || from.equals(to)) {
      return Optional.empty();
    }
    var pipe = fields.get(7).equals(PIPE);
    var bends = new ArrayList<Point>();
    var points = POINT.matcher(fields.getLast());
    while (points.find()) {
      bends.add(
          new Point(Double.parseDouble(points.group(1)), Double.parseDouble(points.group(2))));
    }
    // one point is the middle of a straight line, unless it is curved
    if (bends.size() == 1 && (pipe || !fields.get(4).equals("1"))) {
      bends.clear();
    }
    if (!pipe) {
      return Optional.of(new Arrow(from, to, false, bends));
    }
    var comesIn = (whole(fields.get(4)) & AT_SOURCE) != 0;
    return Optional.of(
        comesIn ? new Arrow(to, from, true, bends.reversed()) : new Arrow(from, to, true, bends));
  }

  private static Name name(String written) {
    return Name.of(
        written.startsWith("\"") && written.endsWith("\"") && written.length() > 1
            ? written.substring(1, written.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
            : written);
  }

  /// At commas, but those in quotes and in parentheses.
  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    var quoted = false;
    var depth = 0;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      if (c == ',' && !quoted && depth <= 0) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  private static int whole(String field) {
    try {
      return Integer.parseInt(field);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
