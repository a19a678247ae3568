package org.jirga.formats.mdl;

import java.util.List;
import java.util.stream.Collectors;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Point;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.ExprPrinter;

/// Writes diagrams as the sketch of a Vensim file. [SketchReader] says what the numbers mean.
final class SketchWriter {

  private static final String BEGINNING =
      """
      \\\\\\---/// Sketch information - do not modify anything except names
      V300  Do not put anything below this section - it will be ignored
      *%s
      $192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|72,72,100,0
      """;

  private static final int BELOW_VALVE = 19;
  private static final String GREY = ",128-128-128,0-0-0,|12||128-128-128";

  private final View view;
  private final StringBuilder out = new StringBuilder();

  /// For each shape the number of its object; a valve's name has the next one.
  private final int[] numbers;

  private SketchWriter(View view) {
    this.view = view;
    this.numbers = new int[view.shapes().size()];
  }

  /// @param views none for an empty one, as a file without diagrams has it
  static String write(List<View> views) {
    var shown = views.isEmpty() ? List.of(new View("View 1", List.of(), List.of())) : views;
    return shown.stream()
        .map(view -> new SketchWriter(view).text())
        .collect(Collectors.joining("", "", "///---\\\\\\\n"));
  }

  private String text() {
    var title = view.title().replaceAll("[\\r\\n]", " ").strip();
    out.append(BEGINNING.formatted(title.isEmpty() ? "View" : title));
    var next = 1;
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = next;
      next += view.shapes().get(i).kind() == Kind.FLOW ? 2 : 1;
    }
    for (var i = 0; i < numbers.length; i++) {
      shape(view.shapes().get(i), numbers[i]);
    }
    for (var arrow : view.arrows()) {
      arrow(arrow, next++);
    }
    return out.toString();
  }

  private void shape(Shape shape, int number) {
    var name = shape.name().map(ExprPrinter::print).orElse("");
    switch (shape.kind()) {
      case STOCK -> variable(number, name, shape, 0, "3,3,0,0,0,0,0,0");
      case AUXILIARY -> variable(number, name, shape, 0, "8,3,0,0,-1,0,0,0");
      case ALIAS -> variable(number, name, shape, 0, "8,2,0,3,-1,0,0,0" + GREY);
      case FLOW -> {
        add("11,%d,48,%d,%d,6,8,34,3,0,0,1,0,0,0", number, at(shape.x()), at(shape.y()));
        variable(number + 1, name, shape, BELOW_VALVE, "40,3,0,0,-1,0,0,0");
      }
      case CLOUD ->
          add("12,%d,48,%d,%d,10,8,0,3,0,0,-1,0,0,0", number, at(shape.x()), at(shape.y()));
    }
  }

  private void variable(int number, String name, Shape shape, int below, String rest) {
    add(
        "10,%d,%s,%d,%d,%d,%d,%s",
        number,
        name,
        at(shape.x()),
        at(shape.y()) + below,
        Math.max(10, at(shape.width() / 2)),
        Math.max(9, at(shape.height() / 2)),
        rest);
  }

  /// A pipe begins at the valve and says at which end matter comes in; an influence is tied to a
  /// valve's name.
  private void arrow(Arrow arrow, int number) {
    var from = view.shapes().get(arrow.from());
    var to = view.shapes().get(arrow.to());
    if (!arrow.pipe()) {
      add(
          "1,%d,%d,%d,%d,0,0,0,0,64,0,-1--1--1,,%s",
          number,
          named(arrow.from()),
          named(arrow.to()),
          arrow.bends().isEmpty() ? 0 : 1,
          points(arrow.bends(), from, to));
    } else if (from.kind() == Kind.FLOW) {
      add(
          "1,%d,%d,%d,4,0,0,22,0,0,0,-1--1--1,,%s",
          number, numbers[arrow.from()], numbers[arrow.to()], points(arrow.bends(), from, to));
    } else {
      add(
          "1,%d,%d,%d,100,0,0,22,0,0,0,-1--1--1,,%s",
          number,
          numbers[arrow.to()],
          numbers[arrow.from()],
          points(arrow.bends().reversed(), to, from));
    }
  }

  private int named(int shape) {
    return numbers[shape] + (view.shapes().get(shape).kind() == Kind.FLOW ? 1 : 0);
  }

  private static String points(List<Point> bends, Shape from, Shape to) {
    var shown =
        bends.isEmpty()
            ? List.of(new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2))
            : bends;
    return shown.stream()
        .map(point -> "(%d,%d)|".formatted(at(point.x()), at(point.y())))
        .collect(Collectors.joining("", shown.size() + "|", ""));
  }

  private static int at(double place) {
    return (int) Math.rint(place);
  }

  private void add(String pattern, Object... values) {
    out.append(pattern.formatted(values)).append('\n');
  }
}
