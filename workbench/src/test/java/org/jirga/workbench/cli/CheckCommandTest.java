package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.workbench.project.TestCases;
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

  @Test
  void aCaseIsCountedAndEstimatedBeforeAnythingIsKept() throws IOException {
    var fish = TestCases.lay("good", folder.resolve("fish"));
    var before = files(folder);

    assertThat(check(fish.toString(), "--runs", "50")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("3 uncertainties, 1 lever, 2 policies, 1 variant")
        .contains("  Runs, for 50 plausible futures:")
        .containsPattern("draws that run to the end +128")
        .containsPattern("policies, switches and nulls +500\n")
        .containsPattern("Time: .+ s on \\d+ thread")
        .containsPattern("Memory: .+ MB; disk: .+ MB")
        .containsPattern("Sample: [0-9,]+ draws under 'as it is' in .+ s, of which");
    assertThat(files(folder)).isEqualTo(before);

    out.getBuffer().setLength(0);
    assertThat(check(fish.toString(), "--no-sample")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(check(fish.toString(), "--runs", "0")).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void theForecastIsInTheJsonToo() throws IOException {
    var fish = TestCases.lay("good", folder.resolve("fish"));
    assertThat(check(fish.toString(), "--json")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("\"forecast\"")
        .containsPattern("\"title\" ?: ?\"policies, switches and nulls\"")
        .contains("\"diskBytes\"");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private ExitCode check(String... arguments) {
    var writer = new PrintWriter(out, true);
    var all = Stream.concat(Stream.of("check"), Arrays.stream(arguments)).toArray(String[]::new);
    return new CommandLineRunner(Main.subcommands(), new Terminal(writer, writer), false).run(all);
  }
}
