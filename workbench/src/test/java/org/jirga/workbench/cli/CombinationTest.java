package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Futures that are each run under one policy, from the study to the stored runs.
class CombinationTest {

  private static final String MODEL =
      """
      stock = INTEG(inflow - outflow, 10) ~ t ~|
      inflow = 1 ~ t/Year ~|
      outflow = 0 ~ t/Year ~|
      INITIAL TIME = 0 ~ Year ~|
      FINAL TIME = 10 ~ Year ~|
      TIME STEP = 1 ~ Year ~|
      SAVEPER = 1 ~ Year ~|
      """;

  private static final String STUDY =
      """
      title: Flows
      model: model.mdl
      uncertainties: {inflow: [0, 2]}
      levers: {outflow: [0, 1]}
      baseline: shut
      policies: {shut: {set: {outflow: 0}}, open: {set: {outflow: 1}}}
      outcomes: {left: {of: stock}}
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String results = "";

  @BeforeEach
  void layTheModel() throws IOException {
    Files.writeString(folder.resolve("model.mdl"), MODEL);
    results = folder.resolve("out").toString();
  }

  @Test
  void pairedFuturesTakePoliciesInTurn() throws IOException {
    study("combine: paired\nruns: 7\n");
    assertThat(jirga("check", folder.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("2 policies, paired with the futures")
        .containsPattern("all together +7\n");
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("4 futures under 'shut':")
        .contains("3 futures under 'open':")
        .contains("policies differ in their");
    assertThat(Path.of(results, "summary.json"))
        .content()
        .contains("\"runsDone\":7,", "\"combined\":\"paired\"");
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("nothing to do");
    assertThat(jirga("analyse", results, "robustness", "--outcome", "left", "--better", "higher"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("no future was run under all policies");
  }

  @Test
  void claimsAreJudgedUnderThePolicyOfEachFuture() throws IOException {
    study(
        """
        combine: paired
        runs: 7
        claims:
          A: {text: Much is left., test: left > 15}
          B: {text: Little is left where it is open., test: "left[open] < 16"}
        """);
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsPattern("B +depends +\\d+.%")
        .contains("(judged in 3 futures");
    var summary = Path.of(results, "summary.json");
    // 'shut' leaves 10 and what flows in, and 'open' 10 less
    assertThat(summary)
        .content()
        .containsPattern("\"id\":\"A\".*\"byPolicy\":\\{\"shut\":\\{\"share\":[^}]*\"of\":4\\}")
        .containsPattern("\"id\":\"B\".*\"judged\":3");
    assertThat(Path.of(results, "report.html"))
        .content()
        .contains("under the policy of each future")
        .contains("Each future is run under one policy")
        .doesNotContain(">NaN", "NaN %");
  }

  /// Of three policies in turn, every third future would be of one policy alone.
  @Test
  void conditionsAreHeldAgainstFuturesOfEachPolicy() throws IOException {
    Files.writeString(
        folder.resolve("study.yaml"),
        STUDY.replace("shut: {set", "half: {set: {outflow: 0.5}}, shut: {set")
            + "combine: paired\nruns: 600\nclaims: {A: {text: Much is left., test: left > 15}}\n");
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    var base =
        Pattern.compile("\"base\":([0-9.]+)")
            .matcher(Files.readString(Path.of(results, "summary.json")));
    assertThat(base.find()).isTrue();
    // true where more than 0.5, 1 or 1.5 of 0 to 2 flows in
    assertThat(Double.parseDouble(base.group(1))).isBetween(0.4, 0.6);
  }

  @Test
  void theRunsAreThoseOfASurvey() throws IOException {
    study("combine: paired\nruns: 7\n");
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    var unfiltered = folder.resolve("unfiltered").toString();
    assertThat(jirga("run", folder.toString(), "--unfiltered", "--out", unfiltered))
        .isEqualTo(ExitCode.DONE);
    assertThat(hash(unfiltered)).isEqualTo(hash(results));
    var parts = folder.resolve("parts").toString();
    for (var shard : List.of("1/2", "2/2")) {
      assertThat(jirga("run", folder.toString(), "--shard", shard, "--out", parts))
          .isEqualTo(ExitCode.DONE);
    }
    assertThat(jirga("run", folder.toString(), "--out", parts)).isEqualTo(ExitCode.DONE);
    assertThat(hash(parts)).isEqualTo(hash(results));
  }

  private static String hash(String folder) throws IOException {
    var summary = Files.readString(Path.of(folder, "summary.json"));
    var start = summary.indexOf("resultHash");
    return summary.substring(start, start + 40);
  }

  @Test
  void fewerFuturesThanPoliciesAndPoliciesByHandAreWrongUsage() throws IOException {
    study("combine: paired\n");
    assertThat(jirga("run", folder.toString(), "--out", results, "--runs", "1"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("too few futures (1) to pair with 2 policies");
    assertThat(jirga("run", folder.toString(), "--out", results, "--policy", "open"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("the study says which future is run under which policy");
  }

  @Test
  void aTableSetsLeversFutureByFuture() throws IOException {
    study("combine: table\ndesign: {method: table, file: experiments.csv}\n");
    Files.writeString(
        folder.resolve("experiments.csv"),
        "inflow,policy,outflow\n1,shut,0.5\n2,open,0.25\n0.5,open,0\n");
    assertThat(jirga("run", folder.toString(), "--out", results)).isEqualTo(ExitCode.DONE);
    assertThat(
            jirga(
                "sql",
                results,
                "--csv",
                "SELECT run, policy, inflow, outflow, \"left\" FROM outcomes"
                    + " JOIN design USING (run) ORDER BY run"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            """
            0,shut,1.0,0.5,15.0
            1,open,2.0,0.25,27.5
            2,open,0.5,0.0,15.0
            """);
  }

  private void study(String more) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), STUDY + more);
  }

  private ExitCode jirga(String... arguments) {
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineRunner(Main.subcommands(), terminal, false).run(arguments);
  }
}
