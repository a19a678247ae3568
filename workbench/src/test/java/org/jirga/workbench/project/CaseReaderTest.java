package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Measure.Direction;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.TimeSeries.Observed;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Reduction;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReaderTest {

  @TempDir private Path temporary;

  @Test
  void uncertaintiesCarryTheModelsNames() throws IOException {
    assertThat(study().uncertainties())
        .first()
        .isEqualTo(
            new Uncertainty(
                "growth rate",
                "r",
                new Triangular(0.2, 0.5, 0.9),
                "1/Year",
                java.util.List.of("E1"),
                "a survey"));
    assertThat(study().uncertainties())
        .extracting(Uncertainty::distribution)
        .contains(new Uniform(80, 120), new Uniform(40, 60));
  }

  @Test
  void policiesSetLevers() throws IOException {
    assertThat(study().levers())
        .containsExactly(new Lever("effort", "E", 0, 30, "boat", "People live on fishing."));
    assertThat(study().policies())
        .extracting(Policy::name, Policy::variant, Policy::settings)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("as it is", false, Map.of("effort", 10.0)),
            org.assertj.core.groups.Tuple.tuple("half", false, Map.of("effort", 5.0)),
            org.assertj.core.groups.Tuple.tuple("none", true, Map.of("effort", 0.0)));
    assertThat(study().baseline()).isEqualTo("as it is");
  }

  @Test
  void outcomesReduceACourseToANumber() throws IOException {
    assertThat(study().measures())
        .extracting(measure -> measure.outcome().reduction())
        .containsExactly(
            new Reduction.Final(),
            new Reduction.At(5),
            new Reduction.Maximum(),
            new Reduction.MeanAt(1, 10, 0.5));
    assertThat(study().measures().getFirst().better()).isEqualTo(Direction.HIGHER);
    assertThat(study().measures().get(1).unit()).isEqualTo("ton");
    assertThat(study().measures().get(1).title()).isEqualTo("fish at 5");
  }

  @Test
  void outcomesMayBeMeansOfTheWholeCourseAndTimes() throws IOException {
    var folder = TestCases.lay("good", temporary.resolve("times"));
    var file = folder.resolve("study.yaml");
    Files.writeString(
        file,
        Files.readString(file)
                .replace("fish at 5: {of: fish, at: 5}", "fish at 5: {of: fish, mean: true}")
                .replace(
                    "most fish: {of: fish, maximum: true}", "most fish: {of: fish, reaches: 60}")
                .replace("mean: [1, 10], every: 0.5", "falls to: 3")
            + "time limit: 2.5\n"
            + "design: {method: saltelli, base: 64, second order: true}\n");
    var study = CaseReader.read(folder).content().orElseThrow().study();
    assertThat(study.measures())
        .extracting(measure -> measure.outcome().reduction())
        .containsExactly(
            new Reduction.Final(),
            new Reduction.Mean(),
            new Reduction.Crossing(60, true),
            new Reduction.Crossing(3, false));
    assertThat(study.design().secondsPerRun()).isEqualTo(2.5);
    assertThat(study.design().method()).isEqualTo(new Design.Method.Saltelli(64, true));
  }

  @Test
  void aDisputedCriterionNeverStopsARun() throws IOException {
    var filter = study().filter();
    assertThat(filter.disputed()).isEqualTo(Set.of("c9"));
    assertThat(filter.tests())
        .extracting(test -> test.criterion().stops())
        .containsExactly(true, false);
    var strict = filter.tests().get(1).criterion();
    assertThat(strict.holds(1)).isFalse();
    assertThat(strict.holds(19)).isTrue();
    assertThat(strict.holds(20)).isFalse();
    assertThat(filter.tests().getFirst().description()).isEqualTo("fish at 5 between 40 and 80");
  }

  @Test
  void theLastStateOfKnowledgeTakesEveryCriterion() throws IOException {
    assertThat(study().knowledge().getLast().criteria()).isEqualTo(Set.of("f5", "c9"));
    assertThat(study().knowledge().getFirst().criteria()).isEqualTo(Set.of("f5"));
  }

  @Test
  void observationsSayWhetherTheyAreVerified() throws IOException {
    assertThat(study().series().getFirst().observed())
        .containsExactly(
            new Observed(0, 0, 40, 50, 60, "E1", "high"),
            new Observed(10, 12, 60, 70, 70, "E2", "low, unverified"));
  }

  @Test
  void claimsAreTestsFactsOrNotTestable() throws IOException {
    var claims = study().claims();
    assertThat(claims.get(0).kind())
        .isInstanceOfSatisfying(
            Claim.Simulated.class,
            test -> {
              assertThat(test.aboutDefection()).isTrue();
              assertThat(test.observable()).isPresent();
            });
    assertThat(claims.get(1).kind()).isEqualTo(new Claim.Fact("True."));
    assertThat(claims.get(2).kind()).isEqualTo(new Claim.Untestable("A matter of taste."));
  }

  @Test
  void restOfTheStudy() throws IOException {
    var study = study();
    assertThat(study.verdictRule()).isEqualTo(new VerdictRule(0.8, 0.2));
    assertThat(study.expectations())
        .containsExactly(new Expectation("fish are not negative", "fish", 0, 1e6));
    assertThat(study.attribution()).isPresent();
    assertThat(study.attribution().orElseThrow().second()).isEqualTo("N2");
    assertThat(study.attribution().orElseThrow().secondTitle()).isEqualTo("endless lake");
    assertThat(study.seedsCompared()).isEqualTo(2);
    assertThat(study.outlets()).containsExactly("fish at the end");
  }

  @Test
  void evidenceTellsStatusFromConfidence() throws IOException {
    var evidence = read("good").evidence("E2").orElseThrow();
    assertThat(evidence.status().isUnverified()).isTrue();
    assertThat(evidence.confidence()).isEqualTo(EvidenceRow.Confidence.MEDIUM);
    assertThat(evidence.best()).hasValue(10);
  }

  @Test
  void aStudyNeedsOnlyATitleAndAModel() throws IOException {
    var folder = TestCases.lay("good", temporary.resolve("short"));
    Files.writeString(folder.resolve("study.yaml"), "title: Short\nmodel: model.mdl\n");
    var study = CaseReader.read(folder).content().orElseThrow().study();
    assertThat(study.name()).isEqualTo("short");
    assertThat(study.baseline()).isEqualTo("base");
    assertThat(study.policies()).hasSize(1);
    assertThat(study.filter().isEmpty()).isTrue();
    assertThat(study.runs()).isEqualTo(1000);
    assertThat(study.knowledge()).hasSize(1);
  }

  @Test
  void lineEndsDoNotChangeAHash() throws IOException {
    var before = read("good");
    var other = TestCases.lay("good", temporary.resolve("crlf"));
    for (var name : new String[] {"study.yaml", "model.mdl", "evidence.csv", "observed.csv"}) {
      var text = Files.readString(other.resolve(name));
      Files.writeString(other.resolve(name), text.replace("\n", "\r\n"));
    }
    var after = CaseReader.read(other).content().orElseThrow();
    assertThat(after.modelHash()).isEqualTo(before.modelHash()).hasSize(64);
    assertThat(after.studyHash()).isEqualTo(before.studyHash());
  }

  @Test
  void theStudyHashCoversEvidenceAndData() throws IOException {
    var folder = TestCases.lay("good", temporary.resolve("one"));
    var before = CaseReader.read(folder).content().orElseThrow();
    var data = folder.resolve("observed.csv");
    Files.writeString(data, Files.readString(data).replace("70", "71"));
    var after = CaseReader.read(folder).content().orElseThrow();
    assertThat(after.studyHash()).isNotEqualTo(before.studyHash());
    assertThat(after.modelHash()).isEqualTo(before.modelHash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacup", "afghanistan-2021"})
  void aCaseThatIsShippedIsFreeOfComplaints(String name) throws IOException {
    var root = Path.of(System.getProperty("jirga.root"));
    var reading = CaseReader.read(root.resolve("cases").resolve(name));
    assertThat(reading.diagnostics()).map(DiagnosticPrinter::print).isEmpty();
    assertThat(reading.content()).isPresent();
  }

  @Test
  void aFolderWithoutAStudyIsNoCase() {
    assertThat(CaseReader.isCase(temporary)).isFalse();
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> CaseReader.read(temporary))
        .withMessageContaining("study.yaml");
  }

  private Study study() throws IOException {
    return read("good").study();
  }

  private Case read(String study) throws IOException {
    var folder = temporary.resolve(study);
    if (!Files.exists(folder)) {
      TestCases.lay(study, folder);
    }
    return CaseReader.read(folder).content().orElseThrow();
  }
}
