package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.analysis.experiment.RunBasis;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyProgress;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyRunner;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.engine.run.Reduction;
import org.jirga.formats.ModelReader;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.junit.jupiter.api.Test;

/// The example of `docs/how-to/write-a-study-in-java.md`: it runs, and is the study of the file.
class StudyInJavaTest {

  private static final Path ROOT = Path.of(System.getProperty("jirga.root"));

  // example
  static CheckedModel model(Path file) {
    return new ModelChecker().check(ModelReader.read(file).model());
  }

  static Study tea() {
    var test = new Source("claim 1", "tea at the end < 80");
    return StudyBuilder.named("teacup")
        .title("How warm is a cup of tea after half an hour?")
        .uncertainty("Room Temperature", new Distribution.Triangular(60, 70, 80), "Degree")
        .uncertainty("Characteristic Time", new Distribution.Triangular(5, 10, 20), "Minute")
        .measure("tea at the end", "Teacup Temperature", new Reduction.Final(), "Degree")
        .measure("tea after ten minutes", "Teacup Temperature", new Reduction.At(10), "Degree")
        .series(
            List.of(
                new TimeSeries(
                    "Teacup Temperature", "Temperature of the tea", "Degree", List.of())))
        .claim(
            "1",
            "The tea is cold, below 80 °F, after half an hour.",
            EquationParser.parse(test, test.all(), Dialect.VENSIM).expr().orElseThrow(),
            test.text())
        .build();
  }

  static StudyResults run(Study study, CheckedModel model) {
    return StudyRunner.run(
        study, model, new RunSettings(1000, study.seed(), 2, StudyProgress.silent(), () -> false));
  }

  // example

  @Test
  void theStudyInJavaIsThatOfTheFile() throws IOException {
    var teacup = CaseReader.read(ROOT.resolve("cases/teacup")).content().orElseThrow();
    assertThat(tea())
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(Span.class)
        .isEqualTo(teacup.study());
    assertThat(RunBasis.hash(tea())).isEqualTo(RunBasis.hash(teacup.study()));
    var model = model(ROOT.resolve("cases/teacup/teacup.mdl"));
    var results = run(tea(), model);
    assertThat(results.futures().rows()).isEqualTo(1000);
    assertThat(results.resultHash()).isEqualTo(run(teacup.study(), teacup.model()).resultHash());
    assertThat(results.claims().getFirst().lines().getFirst().share().of()).isEqualTo(1000);
  }

  @Test
  void aStudyThatNamesWhatTheModelHasNotIsRefused() {
    var wrong =
        StudyBuilder.of(tea())
            .uncertainty("Rom Temperature", new Distribution.Uniform(0, 1), "Degree")
            .build();
    var model = model(ROOT.resolve("cases/teacup/teacup.mdl"));
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> run(wrong, model))
        .withMessageContaining("Rom Temperature");
  }

  @Test
  void thePageShowsTheExample() throws IOException {
    var here =
        Files.readString(
            ROOT.resolve(
                "workbench/src/test/java/org/jirga/workbench/project/StudyInJavaTest.java"));
    var example = here.split("  // example\n")[1].indent(-2).strip();
    assertThat(ROOT.resolve("docs/how-to/write-a-study-in-java.md"))
        .content()
        .contains("```java\n" + example + "\n```");
  }
}
