package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.workbench.archive.Archives;
import org.jirga.workbench.project.TestCases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One finished run, analysed in every way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyseCommandTest {

  private Path temporary = Path.of("");
  private Path results = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  void runTheCase(@TempDir Path folder) throws IOException {
    temporary = folder;
    var fish = TestCases.lay("good", temporary.resolve("fish"));
    results = temporary.resolve("results");
    assertThat(jirga("run", fish.toString(), "--runs", "200", "--out", results.toString()))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void sensitivityOfEveryOutcomeByEveryMethod() throws IOException {
    var tables = temporary.resolve("tables");
    assertThat(
            analyse(
                "sensitivity", "--method", "prcc", "--method", "pawn", "--out", tables.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains("Partial rank correlation of '", "PAWN (median) of '", "95 %")
        .doesNotContain("Distorted by selection");
    try (var files = Files.list(tables)) {
      var file = files.filter(it -> it.toString().endsWith("-prcc.csv")).findFirst().orElseThrow();
      assertThat(Files.readAllLines(file).getFirst()).startsWith("constant,index,low,high,first ");
    }
  }

  @Test
  void plausibleFuturesAreMarkedAsSelected() {
    assertThat(analyse("sensitivity", "--method", "srrc", "--futures", "plausible"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Distorted by selection");
  }

  @Test
  void discoveryShowsTheTradeOffAndComparesMethods() {
    analyse("discovery", "--outcome", "nothing", "--above", "1");
    var known = err.toString().replaceAll("(?s).*there are: ([^,\n]*).*", "$1").strip();
    assertThat(analyse("discovery", "--outcome", known, "--above", "1e300"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("nothing to tell apart");
  }

  @Test
  void robustnessComparesThePolicies() {
    analyse("discovery", "--outcome", "nothing", "--above", "1");
    var known = err.toString().replaceAll("(?s).*there are: ([^,\n]*).*", "$1").strip();
    assertThat(analyse("robustness", "--outcome", known, "--better", "higher", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Minimax regret", "Kendall", "future by future");
  }

  @Test
  void rankingIsHeldAgainstStructuresAndOtherFutures() {
    assertThat(analyse("robustness", "--outcome", "most fish", "--better", "higher"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Do other structures of the model rank the policies alike?")
        .containsPattern("\n  S1 shy fish +2 +\\d+ +1.000")
        .contains("Do other sets of futures rank the policies alike?")
        .containsPattern("\n  seed 8 +2 +\\d+ +1.000")
        .containsPattern("\n  early +2 +\\d+ +1.000")
        .contains(
            "Compared under S1; N1; N2: 'as it is', 'half'.", "N1: there is no order to compare")
        .doesNotContain("now, compared");
    assertThat(analyse("robustness", "--outcome", "most fish", "--better", "higher", "--json"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("\"S1 shy fish\"", "\"seed 8\"");
    assertThat(analyse("robustness", "--outcome", "most fisch")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString())
        .contains("there is no outcome 'most fisch'; did you mean 'most fish'");
  }

  @Test
  void twoOutcomesAreSetAgainstEachOther() throws IOException {
    analyse("discovery", "--outcome", "nothing", "--above", "1");
    var known =
        err.toString().replaceAll("(?s).*there are: ([^\n]*)\n.*", "$1").strip().split(", ");
    var tables = temporary.resolve("traded");
    String[] robustness = {
      "robustness",
      "--outcome",
      known[0],
      "--better",
      "higher",
      "--outcome",
      known[1],
      "--better",
      "lower",
      "--out",
      tables.toString()
    };
    assertThat(analyse(robustness)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("'%s' against '%s', ".formatted(known[0], known[1]));
    try (var files = Files.list(tables)) {
      var names = files.map(it -> it.getFileName().toString()).toList();
      assertThat(names).contains("robustness.html");
      assertThat(names.stream().filter(it -> it.endsWith(".svg")))
          .isNotEmpty()
          .allMatch(it -> names.contains(it.replace(".svg", ".csv")))
          .anyMatch(it -> it.startsWith("trade-off-") && it.endsWith("-gains.svg"));
    }
    robustness[3] = "--threshold";
    robustness[4] = "1";
    assertThat(analyse(robustness)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--better must be given once for each --outcome: 2, not 1");
  }

  @Test
  void wayThatIsBetterIsThatOfTheStudy() {
    analyse("discovery", "--outcome", "nothing", "--above", "1");
    var known =
        err.toString().replaceAll("(?s).*there are: ([^\n]*)\n.*", "$1").strip().split(", ");
    for (var outcome : known) {
      var code = analyse("robustness", "--outcome", outcome);
      var said = err.toString();
      assertThat(code == ExitCode.DONE || said.contains("nothing says which way")).isTrue();
    }
  }

  @Test
  void sameSeedGivesTheSameText() {
    analyse("sensitivity", "--method", "trees");
    var first = out.toString();
    analyse("sensitivity", "--method", "trees");
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void sensitivityOfAPolicyIsThatOfItsPlausibleFutures() {
    assertThat(analyse("sensitivity", "--method", "prcc", "--policy", "nobody"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no policy 'nobody'; there are: ");
    var other = err.toString().replaceAll("(?s).*there are: .*, ([^,\n]*).*", "$1").strip();
    assertThat(analyse("sensitivity", "--method", "prcc", "--policy", other))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Distorted by selection");
    var found = out.toString();
    analyse("sensitivity", "--method", "prcc", "--policy", other, "--futures", "plausible");
    assertThat(out.toString()).isEqualTo(found);
    analyse("sensitivity", "--method", "prcc", "--futures", "plausible");
    assertThat(out.toString()).isNotEqualTo(found);
    assertThat(analyse("sensitivity", "--policy", other, "--futures", "prior"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("the draws ran under the baseline alone");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --peel,         sensitivity --peel 0.1
          --runs,         sensitivity --runs 100
          --threads,      sensitivity --threads 1
          --levels,       sensitivity --method sobol --levels 4
          --group,        sensitivity --method morris --group a=b
          --futures,      sensitivity --method sobol --futures plausible
          --second-order, sensitivity --no-second-order
          --method,       discovery --method pawn
          --better,       discovery --better higher
          --policy,       robustness --policy nobody
          --futures,      robustness --futures prior
          --seed,         robustness --seed 2
          --boxes,        sensitivity --boxes 2
          --outcome,      courses --over-time x --outcome y
          --runs,         courses --over-time x --futures plausible --runs 9
          """)
  void whatHasNoEffectIsRefused(String option, String arguments) {
    assertThat(analyse(arguments.split(" "))).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains(option + " has no effect on this ");
  }

  @Test
  void primIsAskedForMoreOfTheSameCases() throws IOException {
    var archive = Archives.write(temporary.resolve("more.tar.gz"), Archives.results()).toString();
    String[] discovery = {
      "analyse",
      archive,
      "discovery",
      "--outcome",
      "net profit",
      "--above",
      "5",
      "--policy",
      "p0",
      "--constrained",
      "--resample",
      "5",
      "--rotated",
      "--boxes",
      "3"
    };
    assertThat(jirga(discovery)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Boxes of PRIM with few limits: net profit above 5")
        .contains("How often a constant is limited in half of the cases")
        .containsPattern("fuel +yes +1.000 +1.000")
        .contains("5 searches with the same settings")
        .contains("Boxes of PRIM on rotated axes", "Weights of the axes", "r_1")
        .contains("Further boxes of PRIM: net profit above 5", "lie in none before it");
    var first = out.toString();
    jirga(discovery);
    assertThat(out.toString()).isEqualTo(first);
    discovery[11] = "-1";
    assertThat(jirga(discovery)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--resample must be 0 to 1000, not -1");
    discovery[11] = "5";
    discovery[14] = "0";
    assertThat(jirga(discovery)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--boxes must be 1 to 20, not 0");
    assertThat(
            jirga(
                "analyse", archive, "robustness", "--outcome", "net profit", "--better", "higher"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Do other futures rank the policies alike?", "both halves");
  }

  @Test
  void resultsOfEmaWorkbenchAreAnalysed() throws IOException {
    var archive = Archives.write(temporary.resolve("ema.tar.gz"), Archives.results()).toString();
    assertThat(jirga("analyse", archive, "discovery", "--outcome", "net profit", "--above", "5"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("name one policy with --policy; there are: p0, p1");
    assertThat(
            jirga(
                "analyse",
                archive,
                "discovery",
                "--outcome",
                "net profit",
                "--above",
                "5",
                "--policy",
                "p1"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Net profit above 5 where price is at least 0.497 and fuel is gas ");
    assertThat(
            jirga(
                "analyse", archive, "robustness", "--outcome", "net profit", "--better", "higher"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("'p1' comes first");
    assertThat(jirga("analyse", archive, "sensitivity", "--policy", "p0", "--method", "trees"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("fuel").doesNotContain("Distorted by selection");
    assertThat(jirga("analyse", archive, "sensitivity", "--method", "sobol"))
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(analyse("sensitivity", "--method", "delte")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no method 'delte'; did you mean 'delta'");
    assertThat(analyse("robustness")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(jirga("analyse", temporary.resolve("fish").toString(), "robustness"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("has no runs");
  }

  private ExitCode analyse(String... more) {
    var arguments = new String[more.length + 2];
    arguments[0] = "analyse";
    arguments[1] = results.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return jirga(arguments);
  }

  private ExitCode jirga(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineRunner(Main.subcommands(), terminal, false).run(arguments);
  }
}
