package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyInheritanceTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void layTheBase() throws IOException {
    TestCases.lay("good", folder.resolve("fish"));
  }

  @Test
  void whatAStudySaysGoesBeforeWhatItExtends() throws IOException {
    var base = study(folder.resolve("fish"));
    var study =
        study(
            write(
                "small",
                """
                extends: ../fish
                title: Small lakes
                uncertainties: {capacity: [40, 60]}
                policies:
                  quarter: {set: {effort: 2.5}}
                filter: {full: 64, criteria: {c9: }}
                knowledge: {early: , now: {criteria: all}}
                seeds compared: 1
                """));
    assertThat(study.title()).isEqualTo("Small lakes");
    assertThat(study.name()).isEqualTo("small");
    assertThat(study.summary()).isEqualTo(base.summary());
    assertThat(study.uncertainties())
        .extracting(Uncertainty::constant)
        .containsExactly("growth rate", "capacity", "initial fish");
    assertThat(study.uncertainties().get(1).distribution()).isEqualTo(new Uniform(40, 60));
    assertThat(study.uncertainties().get(0)).isEqualTo(base.uncertainties().get(0));
    assertThat(study.policies())
        .extracting(Policy::name)
        .containsExactly("as it is", "half", "quarter", "none");
    assertThat(study.filter().tests()).hasSize(1);
    assertThat(study.filter().full()).isEqualTo(64);
    assertThat(study.filter().batch()).isEqualTo(base.filter().batch());
    assertThat(study.knowledge()).hasSize(1);
    assertThat(study.claims()).extracting(Claim::text).isEqualTo(texts(base));
    assertThat(study.series().getFirst().observed()).isNotEmpty();
  }

  @Test
  void laterFilesOfAListGoBeforeEarlierOnesAndTheFileBeforeAll() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "summary: a\nsource: a\nruns: 10\n");
    Files.writeString(folder.resolve("b.yml"), "source: b\nruns: 20\n");
    var study =
        study(write("list", "extends: [../fish/study.yaml, ../a.yaml, ../b.yml]\nruns: 30\n"));
    assertThat(study.summary()).isEqualTo("a");
    assertThat(study.source()).isEqualTo("b");
    assertThat(study.runs()).isEqualTo(30);
  }

  @Test
  void mistakesAreShownInTheFileWhereTheyStand() throws IOException {
    Files.writeString(
        folder.resolve("ranges.yaml"), "extends: fish\nuncertainties:\n  capacit: [1, 2]\n");
    var printed = errors(write("wrong", "extends: ../ranges.yaml\noutcoms: {}\n"));
    assertThat(printed)
        .contains(folder.resolve("ranges.yaml") + ":3:3: error Y030")
        .contains("    3 |   capacit: [1, 2]\n      |   ^^^^^^^\n")
        .contains(folder.resolve("wrong/study.yaml") + ":2:1: error Y005")
        .contains("did you mean 'outcomes'?");
  }

  @Test
  void aStudyThatLeadsBackToItselfIsRefused() throws IOException {
    var one = write("one", "extends: ../two\n");
    write("two", "title: Two\nextends: ../one/study.yaml\n");
    assertThat(errors(one))
        .contains(folder.resolve("two/study.yaml") + ":2:10: error Y046: the study extends itself")
        .contains("leads back to it");
    assertThat(errors(write("self", "extends: study.yaml\n")))
        .contains("self/study.yaml:1:10: error Y046: the study extends itself\n");
  }

  @Test
  void whatCannotBeExtendedIsNamed() throws IOException {
    assertThat(errors(write("lost", "extends: ../nowhere\n")))
        .contains("study.yaml:1:10: error Y020: there is no study '../nowhere' to extend");
    assertThat(errors(write("model", "extends: ../fish/model.mdl\n"))).contains("error Y020");
    assertThat(errors(write("number", "extends: [{a: 1}]\n"))).contains("not a mapping");
  }

  @Test
  void theCopyOfACaseKeepsWhatItExtends() throws IOException {
    Files.writeString(folder.resolve("ranges.yaml"), "extends: fish\ntitle: Ranges\n");
    var content =
        CaseReader.read(write("small", "runs: 5\nextends: ../ranges.yaml # both\n"))
            .content()
            .orElseThrow();
    var out = folder.resolve("out");
    CaseCopy.write(content, out);
    try (var all = Files.walk(folder.resolve("fish"))) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("ranges.yaml"));
    var copy = CaseReader.read(out.resolve(CaseCopy.FOLDER)).content().orElseThrow();
    assertThat(copy.study().uncertainties()).isEqualTo(content.study().uncertainties());
    assertThat(copy.study().runs()).isEqualTo(5);
    assertThat(copy.modelHash()).isEqualTo(content.modelHash());
  }

  @Test
  void vensimsControlFilesAndSaveListsSayWhatIsVaried() throws IOException {
    Files.writeString(
        folder.resolve("sensitivity.vsc"),
        """
        250,L,1234,,0
        GROWTH RATE=RANDOM TRIANGULAR(.1,1,.2,.5,.9)
        "capacity" = RANDOM_UNIFORM(80, 120)
        initial fish=RANDOM NORMAL(30,70,50,5)
        catchability=RANDOM BETA(0.01,0.05,2,3,0.01,0.03)
        """);
    Files.writeString(folder.resolve("saved.lst"), "fish\r\n\r\ncatch\r\n");
    TestCases.lay("good", folder.resolve("vensim"));
    var study =
        study(
            write(
                "vensim",
                "title: From Vensim\n"
                    + "model: model.mdl\n"
                    + "extends: [../sensitivity.vsc, ../saved.lst]"));
    assertThat(study.runs()).isEqualTo(250);
    assertThat(study.seed()).isEqualTo(1234);
    assertThat(study.design().method()).isEqualTo(new Design.Method.LatinHypercube(false));
    assertThat(study.uncertainties())
        .extracting(Uncertainty::distribution)
        .containsExactly(
            new Distribution.Triangular(0.2, 0.5, 0.9),
            new Uniform(80, 120),
            new Distribution.Bell(50, 5, 30, 70),
            new Distribution.Stretched(0.01, 0.01 + 0.03, 2, 3));
    assertThat(study.measures())
        .extracting(measure -> measure.outcome().variable())
        .containsExactly("fish", "catch");
    assertThat(study.series()).hasSize(2);
  }

  @Test
  void whatCannotBeHonouredOfAControlFileIsAnErrorAtItsPlace() throws IOException {
    Files.writeString(
        folder.resolve("bad.vsc"),
        """
        100,U,0
        growth rate=RANDOM WEIBULL(0,1,2,0,1)
        grwth rate=RANDOM UNIFORM(0.1,0.9)
        capacity=RANDOM TRIANGULAR(90,110,80,100,120)
        initial fish=RANDOM UNIFORM(60)
        catchability=VECTOR(0,1,0.1)
        effort
        """);
    TestCases.lay("good", folder.resolve("vensim"));
    var file = folder.resolve("bad.vsc");
    assertThat(errors(write("vensim", "title: From Vensim\nmodel: model.mdl\nextends: ../bad.vsc")))
        .contains(file + ":1:5: error Y046: Vensim's method U")
        .contains(file + ":1:7: error Y021: a seed of 0")
        .contains(file + ":2:13: error Y046: the distribution 'RANDOM WEIBULL' is not supported")
        .contains(file + ":3:1: error Y030")
        .contains("did you mean 'growth rate'?")
        .contains(file + ":4:10: error Y046: 90 to 110 cuts this distribution off")
        .contains(file + ":5:14: error Y021: RANDOM UNIFORM has 2 numbers, not 1")
        .contains(file + ":6:14: error Y046: the distribution 'VECTOR' is not supported")
        .contains(file + ":7:1: error Y021: a line is");
  }

  private static List<String> texts(Study study) {
    return study.claims().stream().map(Claim::text).toList();
  }

  private Path write(String name, String study) throws IOException {
    var place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("study.yaml"), study);
    return place;
  }

  private static Study study(Path place) throws IOException {
    var reading = CaseReader.read(place);
    assertThat(reading.content()).as(reading.diagnostics().toString()).isPresent();
    return reading.content().orElseThrow().study();
  }

  private static String errors(Path place) throws IOException {
    var printed = new StringBuilder();
    CaseReader.read(place)
        .diagnostics()
        .forEach(diagnostic -> printed.append(DiagnosticPrinter.print(diagnostic)));
    return printed.toString();
  }
}
