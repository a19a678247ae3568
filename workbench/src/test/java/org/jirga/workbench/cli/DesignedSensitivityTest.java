package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.workbench.project.TestCases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Analyses of a finished run that run its model again, on designs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignedSensitivityTest {

  private static final String FISH = "fish at the end";

  private Path temporary = Path.of("");
  private Path results = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  void runTheCase(@TempDir Path folder) throws IOException {
    temporary = folder;
    var fish = TestCases.lay("good", temporary.resolve("fish"));
    results = temporary.resolve("results");
    assertThat(jirga("run", fish.toString(), "--runs", "60", "--out", results.toString()))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void sobolIndicesHaveIntervalsATraceAndPairs() {
    assertThat(sensitivity("--method", "sobol", "--outcome", FISH, "--runs", "256"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Sobol' indices of '" + FISH + "'")
        .contains("S1 low", "ST high", "ST first 32")
        .contains("2,048 runs of 256 base rows", "spread between sequences")
        .contains("(second order)");
  }

  @Test
  void bothEstimatorsAndDesignsAgreeOnWhatMattersMost() {
    sensitivity("--method", "sobol", "--outcome", FISH, "--runs", "256");
    var first = leader(out.toString());
    sensitivity(
        "--method",
        "sobol",
        "--outcome",
        FISH,
        "--runs",
        "300",
        "--points",
        "random",
        "--estimator",
        "jansen");
    assertThat(leader(out.toString())).isEqualTo(first);
    assertThat(out.toString()).contains("of 300 base rows, drawn at random", "resampling");
  }

  @Test
  void groupsShareOneIndex() {
    sensitivity(
        "--method",
        "sobol",
        "--outcome",
        FISH,
        "--runs",
        "128",
        "--group",
        "the lake=capacity;initial fish",
        "--no-second-order");
    assertThat(out.toString()).contains("the lake ", "512 runs").doesNotContain("initial fish ");
  }

  @Test
  void sameSeedGivesTheSameTextWhateverTheThreadsAndWhetherRecalled() {
    sensitivity("--method", "sobol", "--outcome", FISH, "--runs", "64", "--threads", "1");
    var first = out.toString();
    sensitivity("--method", "sobol", "--outcome", FISH, "--runs", "64", "--threads", "3");
    assertThat(out.toString()).isEqualTo(first);
    assertThat(results.resolve("designs")).isDirectory();
  }

  @Test
  void effectsAreScreened() {
    assertThat(sensitivity("--method", "morris", "--outcome", FISH, "--runs", "20"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Elementary effects on '" + FISH + "'", "mean size", "first 10")
        .contains("80 runs in 20 trajectories of 4 levels");
  }

  @Test
  void everyMethodWorksOverTime() throws IOException {
    var tables = temporary.resolve("over-time");
    for (var method : new String[] {"sobol", "morris", "prcc"}) {
      assertThat(
              sensitivity(
                  "--method",
                  method,
                  "--over-time",
                  "fish",
                  "--runs",
                  "64",
                  "--out",
                  tables.toString()))
          .as(method + err)
          .isEqualTo(ExitCode.DONE);
      assertThat(out.toString()).contains("over time", "'fish' depends most on ");
    }
    var map = Files.readAllLines(tables.resolve("sensitivity-over-time-fish-sobol.csv"));
    assertThat(map.getFirst()).startsWith("constant,0,");
    assertThat(map).hasSize(4);
    assertThat(Files.readString(tables.resolve("over-time-sobol-fish.svg")))
        .startsWith("<svg")
        .contains("prefers-color-scheme: dark", "<title");
    assertThat(Files.readString(tables.resolve("sensitivity.html")))
        .contains("over-time-prcc-fish");
  }

  @Test
  void plausibleFuturesOverTimeAreMarkedAsSelected() {
    sensitivity("--method", "prcc", "--over-time", "fish", "--futures", "plausible");
    assertThat(out.toString()).contains("Distorted by selection");
  }

  @Test
  void coursesAreLinesAndDensity() throws IOException {
    var tables = temporary.resolve("courses");
    assertThat(
            jirga(
                "analyse",
                results.toString(),
                "courses",
                "--over-time",
                "fish",
                "--runs",
                "64",
                "--out",
                tables.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("The median of 'fish' goes from ");
    assertThat(tables.resolve("lines-fish.svg")).exists();
    assertThat(tables.resolve("density-fish.svg")).exists();
  }

  @Test
  void boxesArePicturesThatCanBeBrushed() throws IOException {
    var tables = temporary.resolve("boxes");
    assertThat(
            jirga(
                "analyse",
                results.toString(),
                "discovery",
                "--outcome",
                FISH,
                "--above",
                "65",
                "--out",
                tables.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(tables.resolve("discovery.html")))
        .contains(
            "boxes-fish-at-the-end",
            "cases-fish-at-the-end",
            "drag along an axis",
            "Keep only some of them");
  }

  @Test
  void whatCannotBeIsNamed() {
    assertThat(sensitivity("--method", "sobol", "--runs", "3")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("--runs must be at least 8");
    assertThat(sensitivity("--over-time", "fisch")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no variable 'fisch'; did you mean");
    assertThat(sensitivity("--method", "sobol", "--group", "x=fisch"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("there is no uncertain constant 'fisch'");
    assertThat(sensitivity("--method", "sobol", "--runs", "900000000"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("too much memory");
  }

  private static String leader(String text) {
    return text.replaceAll("(?s).*comes most from ([^(]*) \\(.*", "$1").replaceAll("\\s+", " ");
  }

  private ExitCode sensitivity(String... more) {
    var arguments = new String[more.length + 3];
    arguments[0] = "analyse";
    arguments[1] = results.toString();
    arguments[2] = "sensitivity";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return jirga(arguments);
  }

  private ExitCode jirga(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLineRunner(Main.subcommands(), terminal, false).run(arguments);
  }
}
