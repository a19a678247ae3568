package org.jirga.conformance.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.discovery.Objective;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.discovery.QuasiP;
import org.jirga.analysis.discovery.Trajectory;
import org.jirga.workbench.yaml.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// PRIM on the table of Bryant and Lempert (2010), row for row as EMA Workbench goes.
class PrimGoldenTest {

  /// The published limits are written with ten digits.
  private static final double LIMIT = 1e-9;

  /// Relative; the published values come from a survival function.
  private static final double QUASI_P = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "bryant_a10_lenient1, 0.1, LENIENT1",
    "bryant_a10_lenient2, 0.1, LENIENT2",
    "bryant_a10_original, 0.1, ORIGINAL",
    "bryant_a05_lenient1, 0.05, LENIENT1",
    "bryant_a05_original, 0.05, ORIGINAL"
  })
  void peelsAndPastesRowForRow(String name, double peel, Objective objective) throws IOException {
    var cases = Golden.bryant();
    var found = new Prim(new PrimSettings(peel, 0.05, 0.05, objective)).search(cases);
    assertTrajectory(found, name);
    assertBoxes(found, cases, name);
  }

  @Test
  void aLimitMayBeDroppedFromABox() throws IOException {
    var cases = Golden.bryant();
    var settings = new PrimSettings(0.1, 0.05, 0.05, Objective.LENIENT1);
    var box = new Prim(settings).search(cases).steps().get(21).box();
    var score = cases.score(box.without("Cellulosic cost"));
    assertThat(score.coverage()).isCloseTo(0.764045, within(1e-6));
    assertThat(score.density()).isCloseTo(0.715789, within(1e-6));
    assertThat(score.mass()).isCloseTo(0.107710, within(1e-6));
  }

  @Test
  void secondBoxIsSoughtAmongTheRest() throws IOException {
    var cases = Golden.bryant();
    var prim = new Prim(new PrimSettings(0.1, 0.05, 0.05, Objective.LENIENT1));
    var first = prim.search(cases).steps().get(21).box().without("Cellulosic cost");
    var score = cases.score(first);
    assertThat(score.coverage()).isCloseTo(0.764045, within(1e-6));
    assertThat(score.density()).isCloseTo(0.715789, within(1e-6));
    assertThat(score.mass()).isCloseTo(0.107710, within(1e-6));
    var second = prim.further(cases, List.of(first));
    assertTrajectory(second, "bryant_box2");
    var rest = new ArrayList<Integer>();
    var inside = first.holds(cases);
    for (var row = 0; row < inside.length; row++) {
      if (!inside[row]) {
        rest.add(row);
      }
    }
    var remaining = cases.select(rest.stream().mapToInt(row -> row).toArray());
    assertBoxes(second, remaining, "bryant_box2");
  }

  static void assertTrajectory(Trajectory found, String name) throws IOException {
    var table = Golden.table(name + "_traj.csv");
    var expected =
        table.subList(1, table.size()).stream()
            .map(row -> "%s of %s, %s limits".formatted(row[2], row[1], row[6]))
            .toList();
    assertThat(
            found.steps().stream()
                .map(
                    step ->
                        "%d of %d, %d limits"
                            .formatted(
                                step.score().ofInterest(),
                                step.score().cases(),
                                step.score().dimensions())))
        .containsExactlyElementsOf(expected);
    for (var index = 0; index < found.steps().size(); index++) {
      var row = table.get(index + 1);
      var score = found.steps().get(index).score();
      assertThat(score.coverage()).isCloseTo(Double.parseDouble(row[3]), within(1e-12));
      assertThat(score.density()).isCloseTo(Double.parseDouble(row[4]), within(1e-12));
      assertThat(score.mass()).isCloseTo(Double.parseDouble(row[5]), within(1e-12));
    }
  }

  static void assertBoxes(Trajectory found, Cases cases, String name) throws IOException {
    var boxes = ((Yaml.Items) Golden.at(Golden.json(name + "_boxes.json"), "list")).items();
    assertThat(boxes).hasSameSizeAs(found.steps());
    for (var index = 0; index < boxes.size(); index++) {
      var box = found.steps().get(index).box();
      var expected = (Yaml.Entries) boxes.get(index);
      var names =
          expected.entries().stream()
              .map(Yaml.Entry::name)
              .filter(key -> !key.equals("id") && !key.equals("qp"))
              .toList();
      assertThat(box.factors()).as("box %d", index).containsExactlyElementsOf(names);
      var quasiP = QuasiP.of(cases, box);
      for (var factor : names) {
        assertLimit(box, factor, Golden.numbers(Golden.at(expected, factor)));
        var chances = Golden.numbers(Golden.at(expected, "qp", factor));
        var ends = Objects.requireNonNull(quasiP.get(factor));
        assertChance(ends.low().orElse(-1), chances[0], name, index, factor);
        assertChance(ends.high().orElse(-1), chances[1], name, index, factor);
      }
    }
  }

  private static void assertLimit(Box box, String factor, double[] ends) {
    var limit = (Limit.Between) box.limit(factor);
    if (limit.hasLow()) {
      assertThat(limit.low()).isCloseTo(ends[0], within(LIMIT * Math.max(1, Math.abs(ends[0]))));
    }
    if (limit.hasHigh()) {
      assertThat(limit.high()).isCloseTo(ends[1], within(LIMIT * Math.max(1, Math.abs(ends[1]))));
    }
  }

  private static void assertChance(
      double found, double expected, String name, int index, String factor) {
    assertThat(found)
        .as("%s box %d %s", name, index, factor)
        .isCloseTo(expected, within(QUASI_P * Math.abs(expected)));
  }
}
