package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.workbench.project.TestCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  @TempDir private Path temporary = Path.of("");
  private Path before = Path.of("");
  private Path after = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void layTwoVersions() throws IOException {
    before = TestCases.lay("good", temporary.resolve("before"));
    after = TestCases.lay("good", temporary.resolve("after"));
  }

  @Test
  void equalVersionsSayTheSame() {
    assertThat(jirga("diff", before.toString(), after.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("They say the same").doesNotContain("Verdicts");
  }

  @Test
  void layoutAndLineEndsAreNoDifference() throws IOException {
    var study = Files.readString(after.resolve("study.yaml"));
    Files.writeString(after.resolve("study.yaml"), "# a comment\n" + study.replace("\n", "\r\n"));
    assertThat(jirga("diff", before.toString(), after.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("They say the same");
  }

  @Test
  void theDifferenceThatMovesAClaimIsNamed() throws IOException {
    edit("study.yaml", "set: {effort: 5}", "set: {effort: 28}");
    edit("study.yaml", "initial fish: [40, 60]", "initial fish: [40, 61]");
    assertThat(jirga("diff", before.toString(), after.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Policy:\n  half: effort = 5 → effort = 28")
        .contains("initial fish: uniform (low 40.0, high 60.0) → uniform (low 40.0, high 61.0)")
        .containsPattern("  1    \\w+ .* → fails")
        .contains("Policy 'half' alone: fails")
        .doesNotContain("Range 'initial fish' alone");
  }

  @Test
  void changedEquationsAreFoundByWhatTheySay() throws IOException {
    var model = Files.readString(after.resolve("model.mdl"));
    var equation =
        model.lines().filter(line -> line.matches("catch *=.*")).findFirst().orElseThrow();
    Files.writeString(after.resolve("model.mdl"), model.replace(equation, equation + " / 2"));
    assertThat(jirga("diff", before.toString(), after.toString(), "--runs", "0", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("\"kind\":\"equation\",\"name\":\"catch\",\"what\":\"changed\"")
        .contains("/ 2\",\"decides\":true")
        .doesNotContain("\"claims\"");
  }

  @Test
  void anAddedClaimThatNeedsAnAddedPolicyIsTriedWithIt() throws IOException {
    edit(
        "study.yaml",
        "variants:\n",
        "  more: {description: More boats., set: {effort: 12}}\nvariants:\n");
    edit(
        "study.yaml",
        "  \"2\": {text",
        "  \"9\": {text: More boats leave fewer fish., test: 'fish at the end[more] < fish at the"
            + " end'}\n  \"2\": {text");
    assertThat(jirga("diff", before.toString(), after.toString(), "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("\"id\":\"9\",\"changed\":true,\"after\":{\"verdict\":")
        .contains("2 differences together that cannot stand alone");
  }

  @Test
  void finishedRunsAreComparedByTheirOwnVerdicts() throws IOException {
    edit("study.yaml", "set: {effort: 5}", "set: {effort: 28}");
    var one = temporary.resolve("one").toString();
    var other = temporary.resolve("other").toString();
    assertThat(jirga("run", before.toString(), "--out", one)).isEqualTo(ExitCode.DONE);
    assertThat(jirga("run", after.toString(), "--out", other)).isEqualTo(ExitCode.DONE);
    Files.delete(before.resolve("study.yaml"));
    assertThat(jirga("diff", one, other)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("(of the finished runs)", "because of the policy 'half'");
  }

  @Test
  void sameSeedGivesTheSameText() throws IOException {
    edit("study.yaml", "[0.2, 0.5, 0.9]", "[0.2, 0.4, 0.9]");
    jirga("diff", before.toString(), after.toString(), "--threads", "1");
    var first = out.toString();
    jirga("diff", before.toString(), after.toString(), "--threads", "3");
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void whatIsNoCaseIsNamed() {
    assertThat(jirga("diff", before.toString(), temporary.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("is neither a case nor what jirga run wrote");
  }

  @Test
  void aVersionWithErrorsIsShownWithThem() throws IOException {
    edit("study.yaml", "baseline: as it is", "baseline: as it was");
    assertThat(jirga("diff", before.toString(), after.toString())).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains("as it was").contains("error");
  }

  private void edit(String file, String from, String to) throws IOException {
    var text = Files.readString(after.resolve(file));
    Files.writeString(after.resolve(file), text.replace(from, to));
  }

  private ExitCode jirga(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineRunner(Main.subcommands(), terminal, false).run(arguments);
  }
}
