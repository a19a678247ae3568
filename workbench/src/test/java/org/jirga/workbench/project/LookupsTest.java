package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.analysis.experiment.StudyRunner;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lookups and series that a study varies by constants of its own.
class LookupsTest {

  private static final String MODEL =
      """
      effect ((0,0),(10,10)) ~ Dmnl ~|
      input = effect(Time) + rain ~ Dmnl ~|
      rain = WITH LOOKUP(Time, ((0,0),(4,0),(4,100),(10,100))) ~ Dmnl ~|
      whole = LOOKUP FORWARD(other, Time) ~ Dmnl ~|
      other ((0,0),(10,10)) ~ Dmnl ~|
      stock = INTEG(input, 0) ~ Month ~|
      INITIAL TIME = 0 ~ Month ~|
      FINAL TIME = 10 ~ Month ~|
      TIME STEP = 1 ~ Month ~|
      SAVEPER = 1 ~ Month ~|
      """;

  private static final String STUDY =
      """
      title: Lookups
      model: model.mdl
      lookups:
        Effect: {factor: effect factor, choice: shape, alternatives: {flat: [[0, 2], [10, 2]]}}
        rain: {shift: delay of the rain}
      uncertainties:
        effect factor: [0.5, 2]
        shape: {categories: {own: 0, flat: 1}}
        delay of the rain: {values: [-2, 0, 3]}
      design: {method: table, file: futures.csv}
      outcomes: {input at 3: {of: input, at: 3}, rain at 5: {of: rain, at: 5}}
      """;

  private static final String FUTURES =
      """
      effect factor,shape,delay of the rain
      1,0,0
      2,0,0
      1,1,0
      0.5,1,0
      1,0,3
      1,0,-2
      """;

  @TempDir private Path folder;

  @Test
  void constantsScaleShiftAndChoose() throws IOException {
    var content = read(STUDY).content().orElseThrow();
    var settings = new RunSettings(6, 1, 1, StudyProgress.silent(), () -> false);
    var outcomes =
        StudyRunner.run(content.study(), content.model(), settings).arms().getFirst().outcomes();
    assertThat(outcomes.get(0).all()).containsExactly(3, 6, 2, 1, 3, 103);
    assertThat(outcomes.get(1).all()).containsExactly(100, 100, 100, 100, 0, 100);
  }

  @Test
  void anotherAlternativeIsAnotherModel() throws IOException {
    var one = read(STUDY).content().orElseThrow();
    var other = read(STUDY.replace("[10, 2]", "[10, 3]")).content().orElseThrow();
    assertThat(other.modelHash()).isNotEqualTo(one.modelHash());
  }

  @Test
  void mistakesAreShownAtTheirPlace() throws IOException {
    var wrong =
        """
        title: Lookups
        model: model.mdl
        lookups:
          efect: {factor: f}
          stock: {factor: f}
          other: {factor: f}
          effect: {factor: Input, choice: shape}
          rain: {shift: s, choice: c, alternatives: {a: [[0, 1], [-1, 2]], b: [1, 2], c: 3}}
        """;
    assertThat(
            read(wrong).diagnostics().stream()
                .map(DiagnosticPrinter::print)
                .map(text -> text.replaceFirst(".*study.yaml:", ""))
                .map(text -> text.lines().findFirst().orElseThrow())
                .collect(Collectors.toList()))
        .isEqualTo(
            List.of(
                "4:3: error Y031: the model has no lookup 'efect'",
                "5:3: error Y031: 'stock' has no table of values",
                "6:3: error Y046: 'other' cannot be varied: 'whole' hands it to a function as a"
                    + " whole",
                "7:3: error Y045: 'choice' and 'alternatives' belong together",
                "7:20: error Y038: the name 'Input' is taken already; 'factor' makes a new"
                    + " constant",
                "8:58: error Y040: the x of a point must not fall: 0 is followed by -1",
                "8:72: error Y007: a point needs a list of numbers such as [1, 2], not '1'",
                "8:82: error Y021: 'c' needs 2 to 10,000 points, such as '[[0, 1], [2, 0.5]]'"));
  }

  private CaseReader.Reading read(String study) throws IOException {
    Files.writeString(folder.resolve("model.mdl"), MODEL);
    Files.writeString(folder.resolve("futures.csv"), FUTURES);
    Files.writeString(folder.resolve("study.yaml"), study);
    return CaseReader.read(folder);
  }
}
