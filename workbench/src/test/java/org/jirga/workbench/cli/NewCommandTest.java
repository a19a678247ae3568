package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("study.yaml"), "mine");
    assertThat(make(folder.toString())).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(out.toString()).contains("is not empty");
    assertThat(folder.resolve("study.yaml")).hasContent("mine");
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    assertThat(make(folder.toString())).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("study.yaml")).exists();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("case"), "mine");
    assertThat(make(file.toString())).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(out.toString()).contains("is a file");
  }

  @Test
  void aModelWithErrorsMakesNothing() throws IOException {
    var model = Files.writeString(folder.resolve("model.mdl"), "level = INTEG(inflow, 0) ~~|");
    var made = folder.resolve("case");
    assertThat(make(made.toString(), "--from", model.toString())).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(out.toString()).contains("'inflow' is not defined").doesNotContain("warning U");
    assertThat(made).doesNotExist();
  }

  @Test
  void theNextStepIsOneThatAShellUnderstands() throws IOException {
    var made = folder.resolve("my case");
    assertThat(make(made.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Next: ./jirga run '" + made + "'");
  }

  private ExitCode make(String... arguments) {
    var writer = new PrintWriter(out, true);
    var line = new String[arguments.length + 1];
    line[0] = "new";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return new CommandLineRunner(Main.subcommands(), new Terminal(writer, writer), false).run(line);
  }
}
