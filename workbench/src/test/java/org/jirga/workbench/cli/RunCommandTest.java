package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.model.source.Source;
import org.jirga.store.StoredRuns;
import org.jirga.workbench.project.TestCases;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir private Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path fish = Path.of("");
  private Path results = Path.of("");

  @BeforeEach
  void layTheCase() throws IOException {
    fish = TestCases.lay("good", temporary.resolve("fish"));
    results = temporary.resolve("results");
  }

  @Test
  void aCaseIsRunAndSummed() throws IOException {
    assertThat(run("--runs", "20")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .startsWith("Fishing\n\n20 plausible futures out of ")
        .contains("each under 2 policies")
        .contains("(c9)")
        .contains("with no growth")
        .contains("Settled by evidence: 2.")
        .contains("Not testable here: 3.")
        .contains("Report: " + results.resolve("report.html"))
        .contains(results.resolve("summary.json").toString());
    assertThat(results.resolve("report.html")).content().contains("Fishing");
    assertThat(results.resolve("runs/manifest.json")).exists();
  }

  @Test
  void theSummaryHasTheKeysOfItsSchema() throws IOException {
    run("--runs", "20");
    var schema = Path.of(System.getProperty("jirga.root"), "docs/schema/summary.schema.json");
    var properties = mapping(read(schema), "properties");
    var summary = read(results.resolve("summary.json"));
    // only a case with deals has a bargain, and only a study with 'combine' says how
    assertThat(names(properties)).containsAll(names(summary)).contains("bargain", "combined");
    assertThat(names(properties)).hasSize(names(summary).size() + 2);
    var claim = mapping(mapping(mapping(read(schema), "$defs"), "claim"), "properties");
    var claims = (Yaml.Items) value(summary, "claims");
    var judged = names((Yaml.Entries) claims.items().getFirst());
    assertThat(names(claim)).containsAll(judged).contains("byPolicy").hasSize(judged.size() + 1);
    assertThat(names(mapping(summary, "policies"))).containsExactly("as it is", "half", "none");
    assertThat(names(mapping(summary, "acceptance"))).containsExactly("f5", "c9");
  }

  @Test
  void constraintsAreMetByEveryFutureAndSaid() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(
        study,
        Files.readString(study)
            + "constraints: {small lakes grow: {test: \"growth rate >= 0.5 :OR: capacity >"
            + " 110\"}}\n");
    assertThat(run("--runs", "20")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("21 of 31 draws (68", "meet the constraints (growth rate >= 0.5");
    var admitted = mapping(read(results.resolve("summary.json")), "admitted");
    assertThat(((Yaml.Scalar) value(admitted, "share")).value()).startsWith("0.67");
    assertThat(results.resolve("report.html")).content().contains("meet the constraints");
    try (var stored = StoredRuns.open(results.resolve("runs"), message -> {})) {
      var futures = stored.plausible("as it is", StoredRuns.Wanted.all()).orElseThrow();
      var growth = futures.columns()[futures.constants().indexOf("growth rate")];
      var capacity = futures.columns()[futures.constants().indexOf("capacity")];
      assertThat(IntStream.range(0, 20)).allMatch(i -> growth[i] >= 0.5 || capacity[i] > 110);
    }
  }

  @Test
  void constraintsAreMetAndSaidWithoutAFilterToo() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(study, Files.readString(study) + "constraints: {fast: growth rate >= 0.5}\n");
    assertThat(run("--runs", "20", "--unfiltered")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("20 of ").contains("meet the constraints (growth rate");
    assertThat(results.resolve("summary.json")).content().contains("\"admitted\":{");
  }

  @Test
  void aCaseWithDealsHasAPartOnThem() throws IOException {
    Files.writeString(
        fish.resolve("conflict.yaml"),
        """
        title: Fewer boats for money
        outcomes: [stock]
        decision makers:
          Town:
            options: {fewer: send fewer boats}
            preferences: {statements: ["stock >= 1.02", pay, NOT fewer]}
          State:
            options: {pay: pay the town}
            preferences: {statements: [pay IFF fewer, fewer]}
        states: {today: NN, agreed: {is: YY, label: "fewer boats, and money"}}
        status quo: today
        simulation:
          effects: {fewer = yes: {set: {effort: 5}, why: half of the boats}}
          outcomes: {stock: {of: fish at the end, relative: true, noise: 0.01}}
        readings: {only: {label: The town looks at its fish.}}
        sampling: {swaps: 1, dropped: 0.1, flipped: 0.1}
        deals:
          boats:
            label: Boats for money
            text: Fewer boats, and money every month.
            otherwise: today
            promises: {Town: {fewer: [1, 2]}, State: {pay: }}
            terms: {giver: State, receiver: Town, unit: coins, tranche: 5, every: 1, lag: 1, detection: 1, snap back: 1, worth: 1, discount: 0.9}
        history:
          - {when: last year, state: today, text: All boats are out.}
        """);
    assertThat(run("--runs", "40")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
    if (Runtime.getRuntime().maxMemory() < 1L << 36) {
      assertThat(run("--runs", "2000000000")).isEqualTo(ExitCode.MODEL_ERRORS);
      assertThat(err.toString())
          .contains("in memory, 150 GB for 2,000,000,000 futures")
          .contains("JIRGA_JAVA_OPTS=-Xmx224g");
    }
    var schema = read(Path.of(System.getProperty("jirga.root"), "docs/schema/summary.schema.json"));
    var bargain = mapping(read(results.resolve("summary.json")), "bargain");
    var properties = mapping(mapping(mapping(schema, "properties"), "bargain"), "properties");
    assertThat(names(bargain)).hasSameElementsAs(names(properties));
    for (var list : List.of("readings", "deals", "terms")) {
      var items = mapping(mapping(mapping(properties, list), "items"), "properties");
      assertThat(names((Yaml.Entries) ((Yaml.Items) value(bargain, list)).items().getFirst()))
          .as(list)
          .hasSameElementsAs(names(items));
    }
    assertThat(results.resolve("report.html"))
        .content()
        .contains("Would the deal be kept?")
        .contains("Words used here")
        .contains("From situation to situation")
        .contains("With wishes drawn anew (")
        .contains(") it is kept in ")
        .contains("as written kept in ")
        .contains("rests on lists of wishes that an analyst wrote")
        .contains("that the outcome \u201cstock\u201d is at least 1.02")
        .contains("to pay the town if, and only if, Town will send fewer boats")
        .contains("fewer boats, and money");
  }

  @Test
  void theSameRunAgainHasNothingToDo() throws IOException {
    run("--runs", "10");
    var summary = Files.readString(results.resolve("summary.json"));
    out.getBuffer().setLength(0);
    assertThat(run("--runs", "10", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("nothing to do");
    assertThat(out.toString()).isEqualTo(summary);
  }

  @Test
  void runsThatWereLostAreComputedAgain() throws IOException {
    run("--runs", "10");
    var summary = Files.readString(results.resolve("summary.json"));
    Files.delete(results.resolve("runs/outcomes/part-000005.parquet"));
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("part-000005.parquet' is missing; its runs count as not stored")
        .doesNotContain("nothing to do");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(summary);
  }

  @Test
  void threadsAreNotSeenInTheSummary() throws IOException {
    run("--runs", "10", "--threads", "1");
    var one = Files.readString(results.resolve("summary.json"));
    results = temporary.resolve("other");
    run("--runs", "10", "--threads", "2");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(one);
  }

  @Test
  void moreFuturesGoOnFromThoseThatAreThere() throws IOException {
    run("--runs", "10");
    assertThat(run("--runs", "15")).isEqualTo(ExitCode.DONE);
    var extended = Files.readString(results.resolve("summary.json"));
    results = temporary.resolve("other");
    run("--runs", "15");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(extended);
  }

  @Test
  void runsOfAnotherStudyAreReplaced() throws IOException {
    run("--runs", "10");
    var study = fish.resolve("study.yaml");
    Files.writeString(study, Files.readString(study).replace("[0.2, 0.5, 0.9]", "[0.3, 0.5, 0.9]"));
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("are replaced: the study has changed");
  }

  @Test
  void anotherTitleKeepsTheRuns() throws IOException {
    run("--runs", "10");
    var study = fish.resolve("study.yaml");
    Files.writeString(study, Files.readString(study).replace("title: Fishing", "title: Angling"));
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).contains("Angling");
  }

  @Test
  void mistakesOfACaseAreShownAndEndIt() throws IOException {
    fish = TestCases.lay("names", temporary.resolve("names"));
    assertThat(run()).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString())
        .contains("error Y030: the model has no constant 'grwoth rate'")
        .contains("errors and 1 warning");
    assertThat(results).doesNotExist();
  }

  @Test
  void aFolderWithoutAStudyIsNamed() {
    fish = temporary.resolve("nowhere");
    assertThat(run()).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains("study.yaml: no such file");
  }

  @Test
  void aFilterThatNothingPassesIsSaid() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(
        study, Files.readString(study).replace("between: [40, 80]", "between: [1000, 2000]"));
    assertThat(run("--runs", "2")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains("none of 200 draws is plausible");
    assertThat(results.resolve("summary.json")).doesNotExist();
  }

  @Test
  void anExpectationThatDoesNotHoldIsAnError() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(
        study,
        Files.readString(study)
            .replace(
                "fish are not negative: {of: fish, between: [0, 1e6]}",
                "few fish: {of: fish, between: [0, 90]}"));
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(out.toString()).contains("failed and count as not known");
  }

  @Test
  void failedRunsAreCountedByCauseAndFoundByDiscovery() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(
        study,
        Files.readString(study)
            .replace(
                "fish are not negative: {of: fish, between: [0, 1e6]}",
                "few fish: {of: fish, between: [0, 85]}"));
    assertThat(run("--runs", "100")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(out.toString())
        .containsPattern("[0-9,]+ runs failed and count as not known \\([0-9,]+ expectation\\);");
    assertThat(results.resolve("summary.json"))
        .content()
        .containsPattern("\"failures\" ?: ?\\{\\s*\"expectation\"");
    assertThat(results.resolve("report.html")).content().contains("Runs that failed, by cause");
    out.getBuffer().setLength(0);
    var writer = new PrintWriter(out, true);
    var runner = new CommandLineRunner(Main.subcommands(), new Terminal(writer, writer), false);
    assertThat(runner.run("analyse", results.toString(), "discovery", "--failed"))
        .isEqualTo(ExitCode.DONE);
    // more fish than allowed: a large lake, or much growth
    assertThat(out.toString()).contains("Run failed where ").contains("capacity");
    assertThat(runner.run("analyse", results.toString(), "discovery", "--failed", "--above", "1"))
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void aRunThatNeverEndsIsCutByTheStudysTimeLimit() throws IOException {
    var study = fish.resolve("study.yaml");
    Files.writeString(study, Files.readString(study) + "time limit: 1e-9\n");
    assertThat(run("--unfiltered", "--runs", "20")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("20 timeout");
    // the command goes first
    results = temporary.resolve("other");
    assertThat(run("--unfiltered", "--runs", "20", "--time-limit", "60")).isEqualTo(ExitCode.DONE);
    assertThat(results.resolve("summary.json")).content().doesNotContain("timeout");
  }

  @Test
  void shardsInAnyOrderArePutTogether() throws IOException {
    for (var part : List.of("3/3", "1/3", "2/3")) {
      assertThat(run("--runs", "15", "--shard", part, "--threads", part.substring(0, 1)))
          .isEqualTo(ExitCode.DONE);
      assertThat(out.toString()).contains("Part " + part + " is done");
    }
    assertThat(results.resolve("summary.json")).doesNotExist();
    assertThat(run("--runs", "15")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("Taken over from " + results.resolve("shards/1-of-3/runs"))
        .contains("Taken over from " + results.resolve("shards/3-of-3/runs"));
    var together = Files.readString(results.resolve("summary.json"));
    results = temporary.resolve("other");
    run("--runs", "15");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(together);
  }

  @Test
  void runsOfOtherFoldersAreTakenOver() throws IOException {
    var first = results;
    run("--runs", "10");
    results = temporary.resolve("other");
    assertThat(run("--runs", "15", "--merge", first.toString())).isEqualTo(ExitCode.DONE);
    var merged = Files.readString(results.resolve("summary.json"));
    results = temporary.resolve("third");
    run("--runs", "15");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(merged);
    assertThat(run("--merge", temporary.resolve("nowhere").toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there are no runs in");
  }

  @Test
  void theRunsOfAnotherStudyAreNotTakenOver() throws IOException {
    var first = results;
    run("--runs", "10");
    var study = fish.resolve("study.yaml");
    Files.writeString(study, Files.readString(study).replace("[0.2, 0.5, 0.9]", "[0.3, 0.5, 0.9]"));
    results = temporary.resolve("other");
    assertThat(run("--merge", first.toString())).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString()).contains("are of something else: the study has changed");
    assertThat(first.resolve("summary.json")).exists();
  }

  @Test
  void drawsAreRunWithoutAFilter() throws IOException {
    assertThat(run("--unfiltered", "--runs", "500", "--policy", "none", "--policy", "half"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("500 futures as drawn, without a filter, under 'none':")
        .contains("Result hash: ");
    var summary = Files.readString(results.resolve("summary.json"));
    assertThat(run("--unfiltered", "--runs", "500", "--policy", "none", "--policy", "half"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("nothing to do");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(summary);
    results = temporary.resolve("parts");
    for (var part : List.of("2/2", "1/2")) {
      run("--unfiltered", "--runs", "500", "--policy", "none", "--policy", "half", "--shard", part);
    }
    run("--unfiltered", "--runs", "500", "--policy", "none", "--policy", "half");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(summary);
  }

  @Test
  void whatBelongsToDrawsWithoutAFilterIsSaid() {
    assertThat(run("--policy", "none")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--policy belongs to --unfiltered");
    assertThat(run("--unfiltered", "--policy", "non")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("the study has no policy 'non'; did you mean 'none'?");
    assertThat(run("--shard", "3/2")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--shard: there is no part 3 of 2");
    assertThat(run("--shard", "half")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(results).doesNotExist();
  }

  @Test
  void aRunThatIsStoppedByTheClockGoesOn() throws IOException {
    assertThat(run("--runs", "10", "--stop-after", "1e-9")).isEqualTo(ExitCode.RESUMABLE);
    assertThat(err.toString()).contains("the same command goes on from there");
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
    var resumed = Files.readString(results.resolve("summary.json"));
    results = temporary.resolve("other");
    run("--runs", "10");
    assertThat(Files.readString(results.resolve("summary.json"))).isEqualTo(resumed);
  }

  @Test
  void runsThatTakeTooLongAreRowsWithTheirCause() throws IOException {
    assertThat(run("--unfiltered", "--runs", "50", "--time-limit", "1e-12"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("50 runs failed and count as not known: 50 timeout");
    assertThat(Files.readString(results.resolve("summary.json")))
        .contains("\"runsFailed\":50")
        .contains("\"timeout\":50");
  }

  @Test
  void numbersBelowOneAreWrongUsage() {
    assertThat(run("--runs", "0")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--runs must be at least 1, not 0");
    assertThat(run("--threads", "-1")).isEqualTo(ExitCode.WRONG_USAGE);
  }

  private ExitCode run(String... options) {
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    var arguments =
        java.util.stream.Stream.concat(
                List.of("run", fish.toString(), "--out", results.toString()).stream(),
                List.of(options).stream())
            .toArray(String[]::new);
    return new CommandLineRunner(List.of(new RunCommand()), terminal, false).run(arguments);
  }

  private static Yaml.Entries read(Path json) throws IOException {
    // every JSON text is YAML
    return YamlReader.read(new Problems(new Source(json.toString(), Files.readString(json))))
        .orElseThrow();
  }

  private static List<String> names(Yaml.Entries object) {
    return object.entries().stream().map(Yaml.Entry::name).toList();
  }

  private static Yaml.Entries mapping(Yaml.Entries object, String key) {
    return (Yaml.Entries) value(object, key);
  }

  private static Yaml value(Yaml.Entries object, String key) {
    return object.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Yaml.Entry::value)
        .findFirst()
        .orElseThrow();
  }
}
