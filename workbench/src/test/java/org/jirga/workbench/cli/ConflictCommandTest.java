package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictCommandTest {

  /// Hipel, Kilgour and Kinsara 2014.
  private static final String SYRIA_AND_IRAQ =
      """
      title: Syria and Iraq, 1975
      decision makers:
        Syria:
          options: {release: release water, escalate: escalate}
          preferences: {ranking: ["NNN", "NYN", "NYY", "YNN", "NNY", "YNY"]}
        Iraq:
          options: {attack: attack}
          preferences: {ranking: ["YNN", "NNY", "NYY", "NNN", "YNY", "NYN"]}
      infeasible: ["YY-"]
      status quo: NNN
      """;

  private static final String TRADE =
      """
      title: Reform for release
      decision makers:
        Recipient:
          options: {reform: reform}
          preferences: {statements: [NOT reform, release]}
        Donor:
          options: {release: release funds}
          preferences: {statements: [release IFF reform, reform]}
      states: {nothing: NN, deal: YY}
      """;

  @TempDir private Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void rankingsInWhichATargetLastsAreCounted() throws IOException {
    assertThat(jirga(SYRIA_AND_IRAQ, "--target", "2", "--concept", "nash"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Syria  leaves; would stay in 240 of the 720 rankings it could have");
    out.getBuffer().setLength(0);
    jirga(SYRIA_AND_IRAQ, "--target", "2");
    assertThat(out.toString()).contains("384 of the 720 rankings");
    out.getBuffer().setLength(0);
    jirga(SYRIA_AND_IRAQ, "--target", "2", "--concept", "SMR");
    assertThat(out.toString()).contains("300 of the 720 rankings");
  }

  @Test
  void changesThatMakeOneStateLastAndAnotherNotAreSought() throws IOException {
    jirga(TRADE, "--target", "deal");
    assertThat(out.toString())
        .contains("Smallest changes in statements that would make it an equilibrium")
        .contains("Recipient: 'release' becomes wish 1 instead of 2");
    out.getBuffer().setLength(0);
    jirga(TRADE, "--target", "nothing");
    assertThat(out.toString()).contains("It is an equilibrium.").doesNotContain("Smallest changes");
    out.getBuffer().setLength(0);
    jirga(TRADE, "--target", "nothing", "--unstable", "deal");
    assertThat(out.toString()).contains("last, but not deal").contains("Not an equilibrium: deal.");
    out.getBuffer().setLength(0);
    jirga(TRADE, "--target", "deal", "--unstable", "nothing");
    assertThat(out.toString())
        .contains(
            "Smallest changes in statements with which deal is an equilibrium, but not nothing")
        .contains("Recipient: wish 1 is reversed: NOT (NOT reform)");
  }

  @Test
  void whatDetersACoalitionIsSaid() throws IOException {
    var file =
        """
        title: Two against one
        decision makers:
          A:
            options: {a: move}
            preferences: {statements: [NOT c, a AND b]}
          B:
            options: {b: move}
            preferences: {statements: [NOT c, a AND b]}
          C:
            options: {c: punish}
            preferences: {statements: [c IFF a AND b]}
        """;
    jirga(file);
    assertThat(out.toString())
        .contains("from 1  A and B  to 4; stays by GMR, SMR, SEQ, SSEQ, for fear of the answers");
  }

  @Test
  void wrongUsageIsToldFromAWrongFile() throws IOException {
    assertThat(jirga(TRADE, "--target", "dael")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no state 'dael'; did you mean 'deal'?");
    assertThat(jirga(TRADE, "--unstable", "deal")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(jirga(TRADE, "--target", "deal", "--unstable", "deal"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(jirga(TRADE, "--concept", "GMR")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--concept needs --target");
    assertThat(jirga(TRADE, "--to", "csv", "--json")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(jirga(TRADE, "--to", "csv", "--target", "deal")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(jirga(TRADE, "--to", "xls")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no format 'xls'; there are: csv, graphml, nfg");
    assertThat(jirga(TRADE.replace("NN,", "ZZ,"))).isEqualTo(ExitCode.MODEL_ERRORS);
  }

  @Test
  void whatUnknownPreferencesLeaveOutIsSaid() throws IOException {
    jirga(TRADE.replace("[NOT reform, release]", "[{that: NOT reform, unknown: true}, release]"));
    assertThat(out.toString())
        .contains("Not all preferences of Recipient are known. What needs them is left out");
  }

  private ExitCode jirga(String file, String... more) throws IOException {
    var path = temporary.resolve("conflict.yaml");
    Files.writeString(path, file);
    var arguments = new ArrayList<>(List.of("conflict", path.toString()));
    arguments.addAll(List.of(more));
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandLineRunner(List.of(new ConflictCommand()), terminal, false)
        .run(arguments.toArray(String[]::new));
  }
}
