package org.jirga.workbench.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jirga.formats.ModelReader;
import org.jirga.formats.layout.View;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Shape;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class SketchLayouterTest {

  private static final String MODEL =
      """
      {UTF-8}
      store= INTEG (arriving - leaving, start) ~ ~ |
      shop= INTEG (leaving - sales(shop), 0) ~ ~ |
      arriving= 3 ~ ~ |
      leaving= store / delay ~ ~ |
      delay= 2 ~ ~ |
      start= 4 ~ ~ |
      sales((0,0),(10,10)) ~ ~ |
      FINAL TIME = 2 ~ ~ |
      INITIAL TIME = 0 ~ ~ |
      TIME STEP = 1 ~ ~ |
      SAVEPER = TIME STEP ~ ~ |
      """;

  private static List<View> views(String text) {
    return new SketchLayouter().views(ModelReader.read(new Source("a.mdl", text)).model());
  }

  private static Shape shape(View view, String name) {
    return view.shapes().stream()
        .filter(shape -> shape.name().filter(Name.of(name)::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isTied(View view, String from, String to, boolean pipe) {
    return view.arrows().stream()
        .anyMatch(
            arrow ->
                arrow.pipe() == pipe
                    && view.shapes().get(arrow.from()).equals(shape(view, from))
                    && view.shapes().get(arrow.to()).equals(shape(view, to)));
  }

  @Test
  void everyVariableIsDrawnOnceWithWhatItIsComputedFrom() {
    var views = views(MODEL);
    assertThat(views).hasSize(1);
    var view = views.getFirst();
    assertThat(view.shapes().stream().flatMap(shape -> shape.name().stream()))
        .containsExactlyInAnyOrder(
            Name.of("store"),
            Name.of("shop"),
            Name.of("arriving"),
            Name.of("leaving"),
            Name.of("delay"),
            Name.of("start"),
            Name.of("sales"));
    assertThat(shape(view, "leaving").kind()).isEqualTo(Kind.FLOW);
    assertThat(isTied(view, "store", "leaving", true)).isTrue();
    assertThat(isTied(view, "leaving", "shop", true)).isTrue();
    assertThat(isTied(view, "store", "leaving", false)).isTrue();
    assertThat(isTied(view, "delay", "leaving", false)).isTrue();
    assertThat(isTied(view, "start", "store", false)).isTrue();
    assertThat(isTied(view, "sales", "shop", false)).isTrue();
  }

  @Test
  void aFlowFromNowhereComesFromACloud() {
    var view = views(MODEL).getFirst();
    var source =
        view.arrows().stream()
            .filter(arrow -> view.shapes().get(arrow.to()).equals(shape(view, "arriving")))
            .map(arrow -> view.shapes().get(arrow.from()).kind())
            .toList();
    assertThat(source).containsExactly(Kind.CLOUD);
  }

  @Test
  void shapesDoNotLieOnEachOther() {
    var shapes = views(MODEL).getFirst().shapes();
    for (var a : shapes) {
      for (var b : shapes) {
        var apart =
            Math.abs(a.x() - b.x()) >= (a.width() + b.width()) / 2 - 1
                || Math.abs(a.y() - b.y()) >= Math.min(a.height(), b.height()) / 2;
        assertThat(a == b || apart).as(a + " and " + b).isTrue();
      }
    }
  }

  @Test
  void aLargeModelHasAViewForEachGroup() {
    var text = new StringBuilder("{UTF-8}\n");
    for (var group : List.of("North", "South")) {
      text.append("********\n\t.%s\n********~\n\t|\n".formatted(group));
      for (var i = 1; i <= 40; i++) {
        text.append("%s %d= ".formatted(group, i));
        text.append(i == 1 ? (group.equals("South") ? "North 40" : "1") : group + " " + (i - 1));
        text.append(" ~ ~ |\n");
      }
    }
    text.append(MODEL.substring(MODEL.indexOf("FINAL TIME")));
    var views = views(text.toString());
    assertThat(views).extracting(View::title).containsExactly("North", "South");
    assertThat(shape(views.get(1), "North 40").kind()).isEqualTo(Kind.ALIAS);
  }

  @Test
  void theSameModelIsDrawnTheSameWay() {
    assertThat(views(MODEL)).isEqualTo(views(MODEL));
  }
}
