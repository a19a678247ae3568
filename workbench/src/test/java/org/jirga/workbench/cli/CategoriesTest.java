package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kinds and whole numbers keep what they are, from the study to the words of a box.
class CategoriesTest {

  private static final String MODEL =
      """
      stock = INTEG(IF THEN ELSE(fuel = 2, wells * rate, -rate), 10) ~ t ~|
      fuel = 1 ~ Dmnl ~|
      wells = 1 ~ Dmnl ~|
      rate = 1 ~ t/Year ~|
      INITIAL TIME = 0 ~ Year ~|
      FINAL TIME = 10 ~ Year ~|
      TIME STEP = 1 ~ Year ~|
      SAVEPER = 1 ~ Year ~|
      """;

  private static final String STUDY =
      """
      title: Fuel
      model: model.mdl
      runs: 400
      uncertainties:
        fuel: {categories: {coal: 3, gas: 2, sun: 1}}
        wells: {distribution: integer, range: [0, 9]}
        rate: [0.9, 1.1]
      outcomes: {left: {of: stock}}
      claims: {"1": {text: Much is left., test: left > 45}}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void boxesNameCategoriesAndWholeNumbers() throws IOException {
    Files.writeString(folder.resolve("model.mdl"), MODEL);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    var results = folder.resolve("out").toString();
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(Path.of(results, "report.html"))
        .content()
        .contains("fuel is gas and wells is at least 4")
        .contains("coal or gas or sun");
    assertThat(Path.of(results, "summary.json"))
        .content()
        .contains("{\"uncertainty\":\"fuel\",\"categories\":[\"gas\"]}");
    assertThat(jirga("analyse", results, "discovery", "--outcome", "left", "--above", "45"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).contains("Left above 45 where fuel is gas and wells is at least 4 ");
  }

  private ExitCode jirga(String... arguments) {
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineRunner(Main.subcommands(), terminal, false).run(arguments);
  }
}
