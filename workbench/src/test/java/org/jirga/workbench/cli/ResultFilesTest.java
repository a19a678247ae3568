package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultFilesTest {

  @Test
  void resultHasTheNameOfTheModel() {
    assertThat(results("models/cup.mdl", "v1.2.xmile", "plain", ".mdl"))
        .hasValue(List.of("out/cup.csv", "out/v1.2.csv", "out/plain.csv", "out/.mdl.csv"));
  }

  @Test
  void resultsThatWouldCollideKeepTheEnding() {
    assertThat(results("cup.mdl", "CUP.xmile", "other.mdl"))
        .hasValue(List.of("out/cup.mdl.csv", "out/CUP.xmile.csv", "out/other.csv"));
  }

  @Test
  void modelsOfOneFileNameCollide() {
    assertThat(results("a/cup.mdl", "b/cup.mdl")).isEmpty();
    assertThat(results("cup.mdl", "cup.xmile", "cup.mdl.mdl")).isEmpty();
  }

  private static Optional<List<String>> results(String... models) {
    return ResultFiles.in(Path.of("out"), Arrays.stream(models).map(Path::of).toList())
        .map(files -> files.values().stream().map(Path::toString).toList());
  }
}
