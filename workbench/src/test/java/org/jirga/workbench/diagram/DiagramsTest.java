package org.jirga.workbench.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jirga.formats.ModelReader;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Model;
import org.jirga.workbench.diagram.StockFlowGraph.Edge;
import org.jirga.workbench.diagram.StockFlowGraph.Kind;
import org.junit.jupiter.api.Test;

class DiagramsTest {

  private static final String CONTROL =
      """
      FINAL TIME = 10 ~ Month ~|
      INITIAL TIME = 0 ~ Month ~|
      SAVEPER = 1 ~ Month ~|
      TIME STEP = 1 ~ Month ~|
      """;

  private static final String POPULATION =
      """
      {UTF-8}
      people = INTEG(births - moving out, start) ~ person ~|
      away = INTEG(moving out, 0) ~ person ~|
      mood = INTEG((target mood - mood) / 3, 1) ~ Dmnl ~|
      start = 10 * starting share ~ person ~|
      starting share = 1 ~ Dmnl ~|
      births = people * birth rate ~ person/Month ~|
      birth rate = base rate * mood ~ 1/Month ~|
      base rate = 0.1 ~ 1/Month ~|
      target mood = people / 10 ~ Dmnl ~|
      moving out = people * 0.1 ~ person/Month ~ with <angles> & such |
      """
          + CONTROL;

  @Test
  void aFlowRunsFromTheStockItDrainsToTheStockItFills() {
    var edges = edges(graph(POPULATION), true);
    assertThat(edges)
        .contains(
            "people > moving out",
            "moving out > away",
            "cloud > births",
            "births > people",
            "net change > mood");
  }

  @Test
  void whatDrivesAFlowIsLinkedToIt() {
    var edges = edges(graph(POPULATION), false);
    assertThat(edges)
        .contains("birth rate > births", "mood > birth rate", "target mood > net change")
        .contains("people > births")
        .doesNotContain("people > moving out");
  }

  @Test
  void constantsAndInitialValuesAreNotDrawn() {
    assertThat(graph(POPULATION).nodes())
        .extracting(StockFlowGraph.Node::label)
        .doesNotContain("base rate", "start", "starting share");
  }

  @Test
  void anEquationWithoutFlowsIsNoDiagram() {
    assertThat(Diagrams.of(model("{UTF-8}\na = 1 ~~|\n" + CONTROL))).isEmpty();
  }

  @Test
  void picturesHaveANameAndADescription() {
    var diagrams = Diagrams.of(model(POPULATION));
    assertThat(diagrams).hasSize(1);
    var diagram = diagrams.getFirst();
    assertThat(diagram.description())
        .isEqualTo("Stock-and-flow diagram of 3 stocks, 3 flows and 2 auxiliaries.");
    assertThat(diagram.svg())
        .contains("role=\"img\"", "<title id=\"diagram-name\">", "<desc id=\"diagram-what\">")
        .doesNotContain("style=");
  }

  @Test
  void theOutlineSaysWhatThePictureShows() {
    assertThat(Diagrams.of(model(POPULATION)).getFirst().outline().rows())
        .contains(
            List.of("births", "outside", "people", "people, birth rate"),
            List.of("moving out", "people", "away", ""),
            List.of("birth rate", "", "", "mood"));
  }

  @Test
  void theSameModelIsDrawnTheSame() {
    assertThat(Diagrams.of(model(POPULATION))).isEqualTo(Diagrams.of(model(POPULATION)));
  }

  private static StockFlowGraph graph(String text) {
    return GraphBuilder.part(model(text), variable -> true);
  }

  private static Model model(String text) {
    var reading = ModelReader.read(new Source("model.mdl", text));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.model();
  }

  private static ArrayList<String> edges(StockFlowGraph graph, boolean pipes) {
    var names = new ArrayList<String>();
    for (Edge edge : graph.edges()) {
      if (edge.pipe() == pipes) {
        names.add(name(graph, edge.from()) + " > " + name(graph, edge.to()));
      }
    }
    return names;
  }

  private static String name(StockFlowGraph graph, int id) {
    var node = graph.nodes().get(id);
    return node.kind() == Kind.CLOUD ? "cloud" : node.label();
  }
}
