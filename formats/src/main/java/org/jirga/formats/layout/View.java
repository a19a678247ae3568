package org.jirga.formats.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jirga.model.expr.Name;

/// One diagram of a model: what is drawn where, in points from the upper left corner.
///
/// @param title possibly empty
public record View(String title, List<Shape> shapes, List<Arrow> arrows) {

  /// What a shape stands for.
  public enum Kind {
    STOCK,
    /// The valve of a flow, with its name below.
    FLOW,
    /// An auxiliary, a constant or a lookup.
    AUXILIARY,
    /// Another appearance of a variable.
    ALIAS,
    /// A source or sink beyond the model's boundary; it has no name.
    CLOUD
  }

  /// @param name empty for a cloud
  /// @param x of the centre
  /// @param y of the centre; of a flow, of the centre of its valve
  public record Shape(
      Kind kind, Optional<Name> name, double x, double y, double width, double height) {}

  /// @param from the place of a shape in the list
  /// @param to likewise
  /// @param pipe what flows, from a stock or cloud to a flow's valve or from there on; else an
  /// influence
  /// @param bends between the two, in order
  public record Arrow(int from, int to, boolean pipe, List<Point> bends) {
    public Arrow {
      bends = List.copyOf(bends);
    }
  }

  public record Point(double x, double y) {}

  public View {
    shapes = List.copyOf(shapes);
    arrows = List.copyOf(arrows);
  }

  /// The view without shapes of other names, and without arrows and clouds that then lead nowhere.
  public View of(Predicate<Name> names) {
    var lost = new HashSet<Integer>();
    for (var i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).name().filter(name -> !names.test(name)).isPresent()) {
        lost.add(i);
      }
    }
    for (var arrow : arrows) {
      for (var end : List.of(arrow.from(), arrow.to())) {
        var other = end == arrow.from() ? arrow.to() : arrow.from();
        if (lost.contains(end) && shapes.get(other).kind() == Kind.CLOUD) {
          lost.add(other);
        }
      }
    }
    var places = new HashMap<Integer, Integer>();
    var kept = new ArrayList<Shape>();
    for (var i = 0; i < shapes.size(); i++) {
      if (!lost.contains(i)) {
        places.put(i, kept.size());
        kept.add(shapes.get(i));
      }
    }
    var tied = new ArrayList<Arrow>();
    for (var arrow : arrows) {
      var from = places.get(arrow.from());
      var to = places.get(arrow.to());
      if (from != null && to != null) {
        tied.add(new Arrow(from, to, arrow.pipe(), arrow.bends()));
      }
    }
    return new View(title, kept, tied);
  }

  /// Where the lowest shape ends.
  public double bottom() {
    return shapes.stream().mapToDouble(shape -> shape.y() + shape.height() / 2).max().orElse(0);
  }
}
