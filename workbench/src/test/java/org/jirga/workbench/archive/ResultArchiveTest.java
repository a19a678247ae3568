package org.jirga.workbench.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultArchiveTest {

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void whatVariesUnderAPolicyIsUncertain() throws Exception {
    var archive = read(Archives.results());
    assertThat(archive.policies()).containsExactly("p0", "p1");
    assertThat(archive.baseline()).isEmpty();
    var sample = archive.plausible("p1", Wanted.all()).orElseThrow();
    assertThat(sample.constants()).containsExactly("price", "fuel", "wells");
    assertThat(sample.outcomes())
        .containsExactly("net profit", "stock, last", "stock, smallest", "stock, largest");
    assertThat(sample.values()[0]).hasSize(200).contains(11);
    assertThat(sample.values()[3]).containsOnly(3, 9);
    assertThat(sample.values()[2]).containsOnly(1);
    assertThat(archive.uncertainties())
        .extracting(Uncertainty::constant)
        .containsExactly("fuel", "subsidy", "wells");
    assertThat(archive.uncertainties().getFirst().categories())
        .containsExactly("coal", "gas", "sun");
    assertThat(archive.uncertainties().getLast().distribution())
        .isEqualTo(new Distribution.Whole(0, 4));
  }

  @Test
  void policiesAreComparedScenarioByScenario() throws Exception {
    var together = read(Archives.results()).together(List.of("p0", "p1"), List.of("net profit"));
    assertThat(together.get(1).columns()).isDeepEqualTo(together.getFirst().columns());
    for (var row = 0; row < 200; row++) {
      var before = together.getFirst().values()[0][row];
      assertThat(together.get(1).values()[0][row]).isEqualTo(before >= 10 ? before + 1 : before);
    }
  }

  @Test
  void archivesOfOlderVersionsAreRead() throws Exception {
    var old = new LinkedHashMap<String, String>();
    old.put("experiments.csv", "# a b,scenario_id,policy\n0.5,0,None\n0.7,1,None\n");
    old.put("experiments metadata.csv", "a b,<f8\nscenario_id,<i8\npolicy,|O\n");
    old.put("outcomes metadata.csv", "y,(2,)\n");
    old.put("y.csv", "1.5\nnan\n");
    old.put("deep_0.npy", "x");
    var archive = read(old);
    var sample = archive.plausible(archive.baseline().orElseThrow(), Wanted.all()).orElseThrow();
    assertThat(sample.constants()).containsExactly("a b");
    assertThat(sample.values()[0]).containsExactly(1.5, Double.NaN);
    assertThat(sample.failed()).containsExactly(false, true);
    assertThat(warnings).singleElement().asString().contains("deep_0.npy").contains("left out");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatDoesNotHoldTogetherIsNamed(Map<String, String> tables, String message) {
    assertThatExceptionOfType(ArchiveException.class)
        .isThrownBy(() -> read(tables))
        .withMessageContaining(message);
  }

  static Stream<Arguments> broken() {
    var experiments = "a,policy\n1,p\n2,p\n";
    return Stream.of(
        Arguments.of(Map.of("y.csv", "1\n"), "no experiments.csv"),
        Arguments.of(Map.of("experiments.csv", "a,policy\n"), "no experiments"),
        Arguments.of(Map.of("experiments.csv", experiments), "no table of an outcome"),
        Arguments.of(
            Map.of("experiments.csv", experiments, "y.csv", "1\n"), "y.csv has 1 rows for 2"),
        Arguments.of(
            Map.of("experiments.csv", experiments, "y.csv", "1\nmuch\n"),
            "row 2 of y.csv has 'much'"),
        Arguments.of(
            Map.of("experiments.csv", experiments, "y.csv", "1,2\n1\n"),
            "row 2 of y.csv has 1 values"),
        Arguments.of(
            Map.of("experiments.csv", "a,policy\n1\n", "y.csv", "1\n"),
            "row 1 of experiments.csv"));
  }

  @Test
  void anotherFileIsNoArchive() throws IOException {
    var file = Files.writeString(folder.resolve("x.tar.gz"), "text");
    assertThatExceptionOfType(ArchiveException.class)
        .isThrownBy(() -> ResultArchive.read(file, warnings::add))
        .withMessageContaining("no archive of results");
  }

  private ResultArchive read(Map<String, String> tables) throws IOException, ArchiveException {
    return ResultArchive.read(
        Archives.write(folder.resolve("results.tar.gz"), tables), warnings::add);
  }
}
