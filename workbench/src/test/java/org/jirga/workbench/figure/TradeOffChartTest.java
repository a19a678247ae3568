package org.jirga.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.robustness.TradeOff;
import org.jirga.workbench.json.Json;
import org.junit.jupiter.api.Test;

class TradeOffChartTest {

  /// Policies in one future: each gains so much in the one and in the other outcome.
  private static Figure gains(double[] first, double[] second) {
    var names = IntStream.range(0, first.length).mapToObj(it -> "policy number " + it).toList();
    return TradeOffChart.gains(
        "t", "title", "finding", "x", "y", TradeOff.of(names, outcome(first), outcome(second)));
  }

  private static TradeOff.Outcome outcome(double[] values) {
    var rows = new double[values.length][];
    for (var policy = 0; policy < values.length; policy++) {
      rows[policy] = new double[] {values[policy]};
    }
    return new TradeOff.Outcome(rows, true);
  }

  private static List<String> named(Figure figure) {
    var names = new ArrayList<String>();
    collect(figure.option(), names);
    return names;
  }

  private static void collect(Json json, List<String> names) {
    if (json instanceof Json.Arr array) {
      array.items().forEach(it -> collect(it, names));
    }
    if (json instanceof Json.Obj object) {
      if (object.members().get("label") instanceof Json.Obj label
          && label.members().get("show") instanceof Json.Bool(var isShown)
          && isShown
          && label.members().get("formatter") instanceof Json.Text(var name)) {
        names.add(name);
      }
      object.members().values().forEach(it -> collect(it, names));
    }
  }

  @Test
  void ofManyPoliciesThoseOnTheFrontAreNamed() {
    var first = new double[40];
    var second = new double[40];
    for (var policy = 1; policy < 40; policy++) {
      first[policy] = policy < 37 ? policy / 40.0 : policy - 30;
      second[policy] = policy < 37 ? policy / 50.0 : 50 - policy;
    }
    var figure = gains(first, second);
    assertThat(named(figure))
        .containsExactlyInAnyOrder("policy number 37", "policy number 38", "policy number 39");
    assertThat(figure.note()).contains("all are in the table");
    assertThat(figure.table().rows()).hasSize(40);
  }

  @Test
  void ofFewAllAreNamedThatFindRoom() {
    var figure = gains(new double[] {0, 10, 20}, new double[] {0, -30, 10});
    assertThat(named(figure)).hasSize(3);
    assertThat(figure.note()).doesNotContain("all are in the table");
  }

  @Test
  void axesEndWhereTheLibraryWouldRoundThem() {
    var figure = gains(new double[] {0, 103}, new double[] {0, -7.2});
    assertThat(end(figure, "xAxis", "min")).isEqualTo(0);
    assertThat(end(figure, "xAxis", "max")).isEqualTo(120);
    assertThat(end(figure, "yAxis", "min")).isEqualTo(-8);
    assertThat(end(figure, "yAxis", "max")).isEqualTo(0);
  }

  private static double end(Figure figure, String axis, String end) {
    return figure.option().members().get(axis) instanceof Json.Obj found
            && found.members().get(end) instanceof Json.Num(var value)
        ? value
        : Double.NaN;
  }
}
