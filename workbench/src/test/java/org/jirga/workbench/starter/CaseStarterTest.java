package org.jirga.workbench.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Reduction;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStarterTest {

  private static final String TIME =
      """
      INITIAL TIME = 0 ~ Day~|
      FINAL TIME = 10 ~ Day~|
      TIME STEP = 0.5 ~ Day~|
      SAVEPER = TIME STEP ~ Day~|
      """;

  @TempDir private Path temporary;

  @Test
  void constantsGetARangeAroundTheirValue() throws IOException {
    var made =
        from(
            "cup.mdl",
            """
            tea = INTEG(-(tea - room) / delay, 180) ~ Degree~|
            room = 70 ~ Degree~ How warm the room is.|
            delay = 10 ~ Day~|
            frost = -5 ~ Degree~|
            share kept = 0.9 ~ Dmnl~|
            """);
    assertThat(ranges(made))
        .containsOnly(
            entry("room", new Triangular(56, 70, 84)),
            entry("delay", new Triangular(8, 10, 12)),
            entry("frost", new Triangular(-6, -5, -4)),
            entry("share kept", new Triangular(0.72, 0.9, 1)));
    assertThat(made.study().uncertainties().getFirst())
        .extracting(Uncertainty::unit, Uncertainty::basis)
        .containsExactly("Degree", "placeholder");
    assertThat(text("study.yaml"))
        .contains("  # How warm the room is.\n  room: {range: [56, 70, 84], unit: Degree,");
  }

  @Test
  void whatHasNoSensibleRangeIsLeftOutWithItsReason() throws IOException {
    var made =
        from(
            "odd.mdl",
            """
            money = INTEG(rate * hours per day + switch + start, 0) ~ MUSD~|
            rate = 3 ~ MUSD/Hour~|
            hours per day = 24 ~ Hour/Day~|
            USD per MUSD = 1e6 ~ USD/MUSD~|
            start = 0 ~ MUSD/Day~|
            switch = 1 ~ Dmnl~|
            one day = 1 ~ Day~|
            unit money = 1 ~ MUSD~|
            ha per Gha = 1e9 ~ hectare/Ghectares~|
            lag = 1 ~ Day~|
            end = 10 ~ Day~|
            """,
            TIME.replace("FINAL TIME = 10", "FINAL TIME = end"));
    assertThat(ranges(made)).containsOnlyKeys("rate", "lag");
    assertThat(text("study.yaml"))
        .contains("# hours per day: {range: [19.2, 24, 28.8]")
        .contains("# it converts units")
        .contains(
            "# one day: {range: [0.8, 1, 1.2], unit: Day, basis: placeholder}  # it is one of a"
                + " unit")
        .contains("# unit money: {")
        .contains("# ha per Gha: {")
        .contains("# start: {range: [0, 1], unit: MUSD/Day, basis: placeholder}  # it is 0")
        .contains("# it is 1 without a unit: perhaps a switch")
        .contains("# the time of the run depends on it");
  }

  @Test
  void everyStockIsMeasuredAtTheEndAndDrawn() throws IOException {
    var made = from("two.mdl", "level = INTEG(1, 0) ~ m~|  other = INTEG(2, 0) ~ m~|");
    assertThat(made.study().measures())
        .extracting(
            measure -> measure.outcome().name(),
            measure -> measure.outcome().reduction(),
            measure -> measure.title(),
            measure -> measure.unit())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "final level", new Reduction.Final(), "level at the end", "m"),
            org.assertj.core.groups.Tuple.tuple(
                "final other", new Reduction.Final(), "other at the end", "m"));
    assertThat(made.study().series())
        .extracting(TimeSeries::variable)
        .containsExactly("level", "other");
    assertThat(made.study().uncertainties()).isEmpty();
  }

  @Test
  void aModelWithoutStocksIsMeasuredByWhatItComputes() throws IOException {
    var made = from("flat.mdl", "area = 3 * side ~ m~|  side = 2 ~ m~|");
    assertThat(made.study().measures())
        .extracting(measure -> measure.outcome().variable())
        .contains("area");
  }

  @Test
  void moreThanTwoDozenStocksStandInComments() throws IOException {
    var model = new StringBuilder();
    for (var number = 1; number <= 30; number++) {
      model.append("stock %d = INTEG(1, 0) ~ m~|%n".formatted(number));
    }
    assertThat(from("many.mdl", model.toString()).study().measures()).hasSize(24);
    assertThat(text("study.yaml")).contains("\n  # final stock 25: {of: stock 25,");
  }

  @Test
  void elementsAreListedByTheirLabels() throws IOException {
    var made =
        from(
            "towns.mdl",
            """
            Towns: small, large ~~|
            Age: young, old ~~|
            population[Towns,Age] = INTEG(population[Towns,Age] * growth[Towns], first[Age]) ~ person~|
            growth[Towns] = 0.1, 0.2 ~ 1/Day~|
            first[young] = 100 ~ person~|
            first[old] = 0 ~ person~|
            """);
    assertThat(ranges(made))
        .containsOnly(
            entry("growth[small]", new Triangular(0.08, 0.1, 0.12)),
            entry("growth[large]", new Triangular(0.16, 0.2, 0.24)),
            entry("first[young]", new Triangular(80, 100, 120)));
    assertThat(made.study().measures())
        .extracting(measure -> measure.outcome().name())
        .containsExactly(
            "final population small young",
            "final population small old",
            "final population large young",
            "final population large old");
  }

  @Test
  void oddNamesAreQuoted() throws IOException {
    var made =
        from(
            "odd names.mdl",
            """
            "a:b" = INTEG("#1 \\"rate\\"" * null + "{x}" + yes, 1) ~ m~|
            "a b" = INTEG(1, 0) ~ m~|
            "#1 \\"rate\\"" = 2 ~ 1/Day~|
            null = 3 ~ m~|
            "{x}" = 4 ~ m/Day~|
            yes = 5 ~ "odd: unit"~|
            """);
    assertThat(ranges(made)).containsOnlyKeys("#1 \"rate\"", "null", "{x}", "yes");
    assertThat(made.study().measures())
        .extracting(measure -> measure.outcome().name(), measure -> measure.outcome().variable())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("final a b", "a:b"),
            org.assertj.core.groups.Tuple.tuple("final a b 2", "a b"));
  }

  @Test
  void xmileModelsAreReadTheSameWay() throws IOException {
    var made =
        from(
            "cup.xmile",
            """
            <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
              <sim_specs time_units="Day"><start>0</start><stop>10</stop><dt>0.5</dt></sim_specs>
              <model><variables>
                <stock name="tea_in cup"><eqn>180</eqn><outflow>loss</outflow>
                  <units>degree</units></stock>
                <flow name="loss"><eqn>tea_in_cup / delay</eqn><units>degree/Day</units></flow>
                <aux name="delay"><eqn>10</eqn><units>Day</units><doc>How it keeps.</doc></aux>
              </variables></model>
            </xmile>
            """,
            "");
    assertThat(ranges(made)).containsOnly(entry("delay", new Triangular(8, 10, 12)));
    assertThat(made.study().measures())
        .extracting(measure -> measure.title())
        .containsExactly("tea in cup at the end");
  }

  @Test
  void theExamplesOfAStudyAreSound() throws IOException {
    from(
        "cup.mdl",
        "\"tea: hot\" = INTEG(-\"a:b\" * \"tea: hot\", 180) ~ Degree~|  \"a:b\" = 0.1 ~ 1/Day~|");
    var study = text("study.yaml");
    var examples = study.indexOf("# EXAMPLES");
    var uncommented =
        study.substring(0, examples).replaceAll("(?m)^  \"a:b\": \\{range.*$", "")
            + study
                .substring(examples)
                .replaceAll("(?m)^# (baseline|levers|policies|filter|claims|  )", "$1");
    Files.writeString(temporary.resolve("made/study.yaml"), uncommented);
    var read = read();
    assertThat(read.study().policies()).hasSize(2);
    assertThat(read.study().filter().tests()).hasSize(1);
    assertThat(read.study().claims()).hasSize(1);
  }

  @Test
  void theCaseWithoutAModelIsComplete() throws IOException {
    var folder = temporary.resolve("made");
    new CaseStarter(folder).example().write(folder);
    var made = read();
    assertThat(made.study().uncertainties()).hasSize(2);
    assertThat(made.study().levers()).hasSize(1);
    assertThat(made.study().policies()).hasSize(2);
    assertThat(made.study().measures()).hasSize(2);
    assertThat(made.study().claims()).hasSize(1);
    assertThat(made.evidence()).hasSize(1);
  }

  @Test
  void theSchemaIsNamedWhereItIsNear() throws IOException {
    var schema = temporary.resolve("docs/schema/study.schema.json");
    Files.createDirectories(schema.getParent());
    Files.writeString(schema, "{}");
    var folder = temporary.resolve("cases/mine");
    new CaseStarter(folder).example().write(folder);
    assertThat(Files.readString(folder.resolve("study.yaml")))
        .startsWith("# yaml-language-server: $schema=../../docs/schema/study.schema.json\n");
  }

  private Case from(String file, String variables) throws IOException {
    return from(file, variables, TIME);
  }

  private Case from(String file, String variables, String time) throws IOException {
    var model = Files.writeString(temporary.resolve(file), variables + time);
    var reading = ModelReader.read(model);
    assertThat(reading.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    var folder = temporary.resolve("made");
    new CaseStarter(folder).of(new ModelChecker().check(reading.model()), model).write(folder);
    return read();
  }

  private Case read() throws IOException {
    var reading = CaseReader.read(temporary.resolve("made"));
    assertThat(reading.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return reading.content().orElseThrow();
  }

  private String text(String file) throws IOException {
    return Files.readString(temporary.resolve("made").resolve(file));
  }

  private static Map<String, Distribution> ranges(Case made) {
    return made.study().uncertainties().stream()
        .collect(Collectors.toMap(Uncertainty::constant, Uncertainty::distribution));
  }
}
