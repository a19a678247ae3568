package org.jirga.formats.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jirga.model.expr.Name;

/// One diagram of a model: what is drawn where, in points from the upper left corner.
///
/// Looks, such as colours and the side of a label, are attributes as the file has them, which a
/// writer of the same format keeps.
///
/// @param title possibly empty
public record View(
    String title, List<Shape> shapes, List<Arrow> arrows, SortedMap<String, String> looks) {

  private static final SortedMap<String, String> NO_LOOKS = Collections.emptySortedMap();

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
      Kind kind,
      Optional<Name> name,
      double x,
      double y,
      double width,
      double height,
      SortedMap<String, String> looks) {

    public Shape {
      looks = sorted(looks);
    }

    public Shape(Kind kind, Optional<Name> name, double x, double y, double width, double height) {
      this(kind, name, x, y, width, height, NO_LOOKS);
    }

    /// So far down.
    public Shape lower(double by) {
      return new Shape(kind, name, x, y + by, width, height, looks);
    }
  }

  /// @param from the place of a shape in the list
  /// @param to likewise
  /// @param pipe what flows, from a stock or cloud to a flow's valve or from there on; else an
  /// influence
  /// @param bends between the two, in order
  public record Arrow(
      int from, int to, boolean pipe, List<Point> bends, SortedMap<String, String> looks) {

    public Arrow {
      bends = List.copyOf(bends);
      looks = sorted(looks);
    }

    public Arrow(int from, int to, boolean pipe, List<Point> bends) {
      this(from, to, pipe, bends, NO_LOOKS);
    }

    /// The same between other places.
    public Arrow between(int otherFrom, int otherTo) {
      return new Arrow(otherFrom, otherTo, pipe, bends, looks);
    }
  }

  public record Point(double x, double y) {}

  public View {
    shapes = List.copyOf(shapes);
    arrows = List.copyOf(arrows);
    looks = sorted(looks);
  }

  public View(String title, List<Shape> shapes, List<Arrow> arrows) {
    this(title, shapes, arrows, NO_LOOKS);
  }

  private static SortedMap<String, String> sorted(SortedMap<String, String> looks) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(looks));
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
        tied.add(arrow.between(from, to));
      }
    }
    return new View(title, kept, tied, looks);
  }

  /// Where the lowest shape ends.
  public double bottom() {
    return shapes.stream().mapToDouble(shape -> shape.y() + shape.height() / 2).max().orElse(0);
  }
}
