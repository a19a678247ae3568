package org.jirga.formats.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jirga.formats.ModelReader;
import org.jirga.formats.ModelWriter;
import org.jirga.formats.ModelWriter.Format;
import org.jirga.formats.layout.View.Arrow;
import org.jirga.formats.layout.View.Kind;
import org.jirga.formats.layout.View.Shape;
import org.jirga.formats.mdl.SketchReader;
import org.jirga.formats.xmile.ViewReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

/// Diagrams that a file has are read, and written in both formats.
class KeptLayoutTest {

  private static final String MODEL =
      """
      {UTF-8}
      cup= INTEG (-cooling, 180) ~ degree ~ |
      cooling= (cup - "room, cold") / time to cool ~ degree/Minute ~ |
      "room, cold"= 70 ~ degree ~ |
      time to cool= 10 ~ Minute ~ |
      FINAL TIME = 2 ~ Minute ~ |
      INITIAL TIME = 0 ~ Minute ~ |
      TIME STEP = 1 ~ Minute ~ |
      SAVEPER = TIME STEP ~ Minute ~ |
      """;

  private static final String SKETCH =
      """
      \\\\\\---/// Sketch information - do not modify anything except names
      V300  Do not put anything below this section - it will be ignored
      *Cooling
      $192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|96,96,100,0
      10,1,cup,100,200,40,20,3,3,0,0,0,0,0,0
      12,2,48,400,200,10,8,0,3,0,0,-1,0,0,0
      1,3,5,2,4,0,0,22,0,0,0,-1--1--1,,1|(330,200)|
      1,4,5,1,100,0,0,22,0,0,0,-1--1--1,,1|(200,200)|
      11,5,48,250,200,6,8,34,3,0,0,1,0,0,0
      10,6,cooling,250,219,30,11,40,3,0,0,-1,0,0,0
      10,7,"room, cold",200,300,40,11,8,3,0,0,-1,0,0,0
      10,8,Time,300,320,26,11,8,2,0,3,-1,0,0,0,128-128-128,0-0-0,|12||128-128-128
      12,9,0,500,40,100,20,8,7,0,0,-1,0,0,0
      10,1,this is a comment
      1,10,7,6,1,0,0,0,0,64,0,-1--1--1,,1|(240,260)|
      1,11,1,6,0,0,0,0,0,64,0,-1--1--1,,1|(180,210)|
      ///---\\\\\\
      :L\u007f<%^E!@
      15:0,0,0,0,0,0
      """;

  private static String written(String name, String text, Format format) {
    var reading = ModelReader.read(new Source(name, text));
    assertThat(reading.hasErrors()).isFalse();
    var writing = ModelWriter.write(new ModelChecker().check(reading.model()), format);
    assertThat(writing.hasErrors()).isFalse();
    return writing.text();
  }

  private static View only(List<View> views) {
    assertThat(views).hasSize(1);
    return views.getFirst();
  }

  private static Shape shape(View view, String name) {
    return view.shapes().stream()
        .filter(shape -> shape.name().filter(Name.of(name)::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<Arrow> pipes(View view) {
    return view.arrows().stream().filter(Arrow::pipe).toList();
  }

  @Test
  void aSketchIsRead() {
    var view = only(SketchReader.read(new Source("cup.mdl", MODEL + SKETCH)));
    assertThat(view.title()).isEqualTo("Cooling");
    assertThat(shape(view, "cup").kind()).isEqualTo(Kind.STOCK);
    var valve = shape(view, "cooling");
    assertThat(valve.kind()).isEqualTo(Kind.FLOW);
    assertThat(valve.x()).isEqualTo(250);
    assertThat(valve.y()).isEqualTo(200);
    assertThat(shape(view, "room, cold").kind()).isEqualTo(Kind.AUXILIARY);
    assertThat(shape(view, "Time").kind()).isEqualTo(Kind.ALIAS);
    var place = view.shapes().indexOf(valve);
    assertThat(pipes(view)).hasSize(2);
    assertThat(view.shapes().get(pipes(view).get(0).to()).kind()).isEqualTo(Kind.CLOUD);
    assertThat(pipes(view).get(0).from()).isEqualTo(place);
    assertThat(pipes(view).get(1).to()).isEqualTo(place);
    assertThat(pipes(view).get(1).from()).isEqualTo(view.shapes().indexOf(shape(view, "cup")));
  }

  @Test
  void aSketchIsCopiedIntoItsOwnFormat() {
    assertThat(written("cup.mdl", MODEL + SKETCH, Format.MDL))
        .contains("12,9,0,500,40,100,20,8,7,0,0,-1,0,0,0\n10,1,this is a comment\n")
        .endsWith("///---\\\\\\\n:L\u007f<%^E!@\n15:0,0,0,0,0,0\n");
  }

  @Test
  void aSketchBecomesAView() {
    var text = written("cup.mdl", MODEL + SKETCH, Format.XMILE);
    assertThat(text)
        .contains("<stock x=\"100\" y=\"200\" name=\"cup\"/>")
        .contains("<flow x=\"250\" y=\"200\" name=\"cooling\">")
        .contains("<pt x=\"122.5\" y=\"200\"/>")
        .contains("<pt x=\"400\" y=\"200\"/>")
        .contains("<from>\"room, cold\"</from>");
    assertThat(text).doesNotContain("time to cool\" x").doesNotContain("name=\"Time\"");
  }

  @Test
  void aViewBecomesASketch() {
    var xmile = written("cup.mdl", MODEL + SKETCH, Format.XMILE);
    var view = only(ViewReader.read(new Source("cup.xmile", xmile)));
    var back =
        only(SketchReader.read(new Source("b.mdl", written("cup.xmile", xmile, Format.MDL))));
    for (var read : List.of(view, back)) {
      assertThat(shape(read, "cup").kind()).isEqualTo(Kind.STOCK);
      assertThat(shape(read, "cup").x()).isEqualTo(100);
      assertThat(shape(read, "cooling").kind()).isEqualTo(Kind.FLOW);
      assertThat(shape(read, "cooling").y()).isEqualTo(200);
      assertThat(pipes(read)).hasSize(2);
      assertThat(read.arrows()).hasSize(4);
      assertThat(read.shapes().stream().filter(s -> s.kind() == Kind.CLOUD)).hasSize(1);
    }
  }

  @Test
  void aBentConnectorStaysBent() {
    var xmile = written("cup.mdl", MODEL + SKETCH, Format.XMILE);
    var bends =
        only(ViewReader.read(new Source("cup.xmile", xmile))).arrows().stream()
            .filter(arrow -> !arrow.pipe() && !arrow.bends().isEmpty())
            .toList();
    assertThat(bends).hasSize(1);
    var via = bends.getFirst().bends().getFirst();
    // the arc's middle lies on the same side of the line from (200, 300) to (250, 200)
    assertThat((via.x() - 200) * (200 - 300) - (via.y() - 300) * (250 - 200)).isNegative();
  }

  private static final String LOOKED_AT =
      """
      <xmile version="1.0" xmlns:isee="http://iseesystems.com/XMILE">
      <header><vendor>isee</vendor><product>Stella</product><uuid>1</uuid></header>
      <sim_specs><start>0</start><stop>1</stop></sim_specs>
      <isee:prefs/>
      <model>
      <variables>
      <stock name="s"><eqn>1</eqn><inflow>f</inflow><format precision="1"/></stock>
      <flow name="f"><eqn>a</eqn></flow>
      <aux name="a"><eqn>1</eqn></aux>
      </variables>
      <views>
      <style color="blue"><aux color="red"/></style>
      <view zoom="150" isee:show_pages="false" page_width="9">
      <stock x="200" y="100" name="s" width="80" height="60" color="red" label_side="top"/>
      <flow x="100" y="100" name="f"><pts><pt x="50" y="100"/><pt x="160" y="100"/></pts></flow>
      <aux x="100" y="200" name="a" label_side="left" isee:size="2"/>
      <alias x="10" y="40" uid="4" color="green"><of>a</of></alias>
      <connector uid="1" angle="90" polarity="+"><from>a</from><to>f</to></connector>
      <text_box x="1" y="2">Hello</text_box><graph/><graph><plot/></graph>
      </view>
      <view type="interface"><button/><aux x="1" y="2" name="a"/></view>
      </views>
      </model></xmile>
      """;

  @Test
  void looksAreKeptInTheSameFormat() {
    var text = written("a.xmile", LOOKED_AT, Format.XMILE);
    assertThat(text)
        .contains("<view type=\"stock_flow\" page_width=\"300\" page_height=\"269\" zoom=\"150\">")
        .contains("name=\"s\" color=\"red\" height=\"60\" label_side=\"top\" width=\"80\"/>")
        .contains("name=\"a\" label_side=\"left\"/>")
        .contains("<alias uid=\"1\" x=\"10\" y=\"40\" color=\"green\">")
        .contains("<connector uid=\"2\" angle=\"90\" polarity=\"+\">");
    assertThat(written("a.xmile", text, Format.XMILE)).isEqualTo(text);
  }

  @Test
  void whatIsLeftOutIsSaidOnceForEachKind() {
    assertThat(leftOut(LOOKED_AT, Format.XMILE))
        .containsExactly(
            "what is written is without parts of the header: <uuid>",
            "what is written is without what vendors add: <isee:prefs>, isee:show_pages, isee:size",
            "what is written is without how values are shown, imported and exported: <format>",
            "what is written is without styles: <style>",
            "what is written is without parts of diagrams: <text_box>, 2 <graph>",
            "what is written is without views that are no diagrams of the model: <view>");
    assertThat(leftOut(LOOKED_AT, Format.MDL))
        .contains(
            "what is written is without the looks of parts of diagrams: zoom, 2 color, height,"
                + " 2 label_side, width, polarity");
  }

  @Test
  void ofWhatIsWrittenHereNothingIsLeftOut() {
    for (var text :
        List.of(
            written("a.xmile", LOOKED_AT, Format.XMILE),
            written("cup.mdl", MODEL + SKETCH, Format.XMILE))) {
      assertThat(leftOut(text, Format.XMILE)).isEmpty();
    }
    assertThat(leftOut(written("cup.mdl", MODEL + SKETCH, Format.XMILE), Format.MDL)).isEmpty();
  }

  private static List<String> leftOut(String text, Format format) {
    var checked = new ModelChecker().check(ModelReader.read(new Source("a.xmile", text)).model());
    return ModelWriter.write(checked, format).diagnostics().stream()
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void whatIsNoVariableIsNotDrawn() {
    var view = only(SketchReader.read(new Source("cup.mdl", MODEL + SKETCH)));
    var kept = view.of(Name.of("cup")::equals);
    assertThat(kept.shapes()).hasSize(1);
    assertThat(kept.arrows()).isEmpty();
  }

  @Test
  void damagedSketchesShowWhatCanBeRead() {
    for (var end = SKETCH.indexOf("10,1"); end < SKETCH.length(); end += 7) {
      assertThat(SketchReader.read(new Source("a.mdl", MODEL + SKETCH.substring(0, end))))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aFileWithoutDiagramsIsWrittenWithoutOrWithThoseOfALayouter() {
    var checked = new ModelChecker().check(ModelReader.read(new Source("cup.mdl", MODEL)).model());
    assertThat(ModelWriter.write(checked, Format.XMILE).text()).doesNotContain("<views>");
    Layouter one =
        model ->
            List.of(
                new View(
                    "",
                    List.of(new Shape(Kind.STOCK, Optional.of(Name.of("cup")), 60, 40, 45, 35)),
                    List.of()));
    assertThat(ModelWriter.write(checked, Format.XMILE, one).text())
        .contains("<stock x=\"60\" y=\"40\" name=\"cup\"/>");
    assertThat(ModelWriter.write(checked, Format.MDL, one).text())
        .contains("10,1,cup,60,40,22,18,3,3,0,0,0,0,0,0\n");
  }
}
