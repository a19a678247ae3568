package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();

  @Test
  void caseIsCheckedWithItsStudy() throws IOException {
    Files.writeString(
        folder.resolve("model.mdl"),
        """
        level = INTEG(inflow, 0) ~~|
        inflow = 1 ~~|
        INITIAL TIME = 0 ~~|
        FINAL TIME = 1 ~~|
        TIME STEP = 0.5 ~~|
        """);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        title: A study
        model: model.mdl
        uncertainties:
          inflo: [1, 2, 3]
        """);

    assertThat(check(folder.toString())).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(out.toString())
        .contains("study.yaml:4:3: error")
        .contains("did you mean 'inflow'?")
        .contains("model.mdl:1:1: warning U003");
  }

  @Test
  void computedStepsAreChecked() throws IOException {
    var model =
        Files.writeString(
            folder.resolve("model.mdl"),
            """
            level = INTEG(1, 0) ~~|
            INITIAL TIME = 0 ~~|
            FINAL TIME = 1 ~~|
            TIME STEP = 0.5 ~~|
            SAVEPER = TIME STEP / 2 ~~|
            """);

    assertThat(check(model.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("model.mdl:5:1: warning T015");
  }

  private ExitCode check(String path) {
    var writer = new PrintWriter(out, true);
    return new CommandLineRunner(Main.subcommands(), new Terminal(writer, writer), false)
        .run("check", path);
  }
}
