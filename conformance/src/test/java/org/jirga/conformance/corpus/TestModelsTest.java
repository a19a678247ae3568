package org.jirga.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Runs every model of the SDXorg test suite, where it is there, and compares every series with the
/// suite's results.
///
/// `docs/reference/conformance.md` has a row for each file; with `-Djirga.update=true` it is
/// written anew. What it lists as passed must pass: the page may be behind the code, never ahead
/// of it.
class TestModelsTest {

  private static final Path PAGE = Path.of("../docs/reference/conformance.md");

  private static final List<String> ENDINGS = List.of("mdl", "xmile", "stmx", "itmx");

  /// Files that nobody can pass, and why.
  private static final Map<String, String> EXCLUDED = Exclusions.REASONS;

  private enum Outcome {
    PASSED("passed"),
    ERROR_EXPECTED("error, as it should be"),
    EXCLUDED("excluded"),
    NO_RESULTS("runs; no results to compare with"),
    REFUSED("refused"),
    DIFFERS("differs");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  private record Row(Outcome outcome, String remark) {}

  private static Path models() {
    var shared = Path.of(System.getProperty("jirga.shared", "../../shared"));
    var models = shared.resolve("conformance/test-models");
    assumeTrue(Files.isDirectory(models), "no public models in " + models);
    return models;
  }

  @Test
  void whatThePageListsAsPassedPasses() throws IOException {
    var rows = new TreeMap<String, Row>();
    var root = models();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(TestModelsTest::isModel).sorted().toList()) {
        rows.put(root.relativize(file).toString(), row(file, root.relativize(file).toString()));
      }
    }
    var page = page(rows);
    if (Boolean.getBoolean("jirga.update")) {
      Files.writeString(PAGE, page);
    }
    var listed = Files.readAllLines(PAGE);
    var lost =
        rows.entrySet().stream()
            .filter(row -> row.getValue().outcome() != Outcome.PASSED)
            .filter(
                row ->
                    listed.stream()
                        .anyMatch(line -> line.startsWith("| `" + row.getKey() + "` | passed |")))
            .map(row -> row.getKey() + ": " + row.getValue().remark())
            .toList();
    assertThat(lost).isEmpty();
    var ranWhereErrorIsDue =
        rows.entrySet().stream()
            .filter(row -> Exclusions.ERROR_IS_DUE.containsKey(row.getKey()))
            .filter(row -> row.getValue().outcome() != Outcome.ERROR_EXPECTED)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(ranWhereErrorIsDue).isEmpty();
  }

  private static boolean isModel(Path file) {
    var name = file.getFileName().toString();
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static Row row(Path file, String path) throws IOException {
    var data = Optional.ofNullable(Exclusions.DATA.get(path)).map(file::resolveSibling);
    var run = ModelRun.of(file, data.stream().toList());
    if (Exclusions.ERROR_IS_DUE.containsKey(path)) {
      return run.trajectory().isEmpty()
          ? new Row(Outcome.ERROR_EXPECTED, Exclusions.ERROR_IS_DUE.getOrDefault(path, ""))
          : new Row(Outcome.DIFFERS, "it runs, though it should not");
    }
    if (EXCLUDED.containsKey(path)) {
      return new Row(Outcome.EXCLUDED, EXCLUDED.getOrDefault(path, ""));
    }
    if (run.trajectory().isEmpty()) {
      return new Row(
          Outcome.REFUSED,
          run.errors().stream()
              .findFirst()
              .map(
                  error ->
                      "line %d: %s"
                          .formatted(
                              error.source().position(error.span().start()).line(),
                              error.message()))
              .orElse(""));
    }
    var results = results(file);
    if (results.isEmpty()) {
      return new Row(Outcome.NO_RESULTS, "");
    }
    var share = Exclusions.WIDER.getOrDefault(path, Comparison.SHARE_OF_LARGEST);
    var comparison =
        Comparison.of(
            run.trajectory().get(),
            PublishedResults.read(results.get()),
            share,
            Exclusions.MOVED_AND_ROUNDED.contains(path));
    return new Row(
        comparison.agrees() ? Outcome.PASSED : Outcome.DIFFERS, remark(path, comparison));
  }

  private static String remark(String path, Comparison comparison) {
    var words = comparison.inWords();
    if (!comparison.agrees()) {
      return words;
    }
    if (Exclusions.WIDER.containsKey(path)) {
      return words + ", within %.0e".formatted(Exclusions.WIDER.get(path));
    }
    return Exclusions.MOVED_AND_ROUNDED.contains(path) ? words + ", moved and rounded" : words;
  }

  /// The table named like the model, else the folder's `output`.
  private static Optional<Path> results(Path file) {
    var name = file.getFileName().toString();
    var base = name.substring(0, name.lastIndexOf('.'));
    var named = Exclusions.RESULTS.getOrDefault(name, base);
    return List.of(named + ".tab", named + ".csv", "output.tab", "output.csv").stream()
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String page(Map<String, Row> rows) {
    var page =
        new StringBuilder(
            HEAD.formatted(
                Exclusions.WIDER.keySet().stream()
                    .sorted()
                    .map(file -> "`" + file + "`")
                    .collect(Collectors.joining(", "))));
    page.append("| outcome | files |\n|---|---:|\n");
    for (var outcome : Outcome.values()) {
      var count = rows.values().stream().filter(row -> row.outcome() == outcome).count();
      page.append("| %s | %d |\n".formatted(outcome.words, count));
    }
    page.append("\n| file | outcome | series compared, or the reason |\n|---|---|---|\n");
    rows.forEach(
        (file, row) ->
            page.append(
                "| `%s` | %s | %s |\n"
                    .formatted(file, row.outcome().words, row.remark().replace("|", "\\|"))));
    return page.toString();
  }

  private static final String HEAD =
      """
      # Conformance

      Each model file of the public test suite of the System Dynamics Society's modellers
      ([SDXorg/test-models](https://github.com/SDXorg/test-models)), run as it is and compared with
      the results that the suite publishes: every series, at every time. A value agrees when it is
      within a millionth of the largest of its series or half a unit of the last digit that the
      published file prints, whichever is larger. Files marked "moved and rounded" have some values
      that need both at once: single precision moved them by up to a millionth before they were
      rounded to the digits that are printed. And in these the errors of single precision add up, an
      iteration ended early, or decimals were left out, for which the row gives a larger share:
      %s.

      This page is written by the comparison itself:
      `mvn test -pl conformance -am -Dtest=TestModelsTest -Djirga.update=true -Djirga.shared=…`.

      """;
}
