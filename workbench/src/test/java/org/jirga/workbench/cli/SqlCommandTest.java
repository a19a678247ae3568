package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.workbench.project.TestCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {

  @TempDir private Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path results = Path.of("");

  @BeforeEach
  void runTheCase() throws IOException {
    var fish = TestCases.lay("good", temporary.resolve("fish"));
    results = temporary.resolve("results");
    jirga("run", fish.toString(), "--unfiltered", "--runs", "20", "--out", results.toString());
    out.getBuffer().setLength(0);
  }

  @Test
  void theTablesAreThereEvenWhereTheyAreEmpty() {
    for (var table : List.of("design", "draws", "outcomes", "series", "failures")) {
      out.getBuffer().setLength(0);
      assertThat(ask("SELECT count(run) AS n FROM " + table, "--csv")).isEqualTo(ExitCode.DONE);
      var rows = List.of("design", "outcomes").contains(table) ? 20 : 0;
      assertThat(out.toString()).isEqualTo("n\n" + rows + "\n");
    }
  }

  @Test
  void anAnswerIsATableCsvOrJson() {
    var question = "SELECT run, status FROM outcomes WHERE run < 2 ORDER BY run DESC;";
    ask(question);
    assertThat(out.toString().lines())
        .containsExactly("run  status", "  1  complete", "  0  complete");
    out.getBuffer().setLength(0);
    ask(question, "--json");
    assertThat(out.toString().replaceAll("\\s", ""))
        .isEqualTo("[{\"run\":1,\"status\":\"complete\"},{\"run\":0,\"status\":\"complete\"}]");
    out.getBuffer().setLength(0);
    ask("SELECT 'a \"b\", c' AS x, 0.1 + 0.2::DOUBLE AS y, NULL AS z", "--csv");
    assertThat(out.toString()).isEqualTo("x,y,z\n\"a \"\"b\"\", c\",0.30000000000000004,\n");
    out.getBuffer().setLength(0);
    ask("SELECT 1 AS x WHERE false", "--json");
    assertThat(out.toString()).isEqualTo("[]\n");
  }

  @Test
  void nothingElseIsReadOrWritten() throws IOException {
    var secret = Files.writeString(temporary.resolve("secret.csv"), "a\n1\n");
    for (var question :
        List.of(
            "SELECT * FROM read_csv('%s')".formatted(secret),
            "SELECT * FROM read_text('%s')".formatted(results.resolve("summary.json")),
            "COPY outcomes TO '%s'".formatted(temporary.resolve("new.csv")),
            "SELECT 1; COPY outcomes TO '%s'".formatted(temporary.resolve("new.csv")),
            "DROP VIEW outcomes",
            "SET enable_external_access = true",
            "ATTACH '%s'".formatted(temporary.resolve("new.db")))) {
      assertThat(ask(question)).as(question).isEqualTo(ExitCode.WRONG_USAGE);
    }
    assertThat(temporary.resolve("new.csv")).doesNotExist();
    assertThat(temporary.resolve("new.db")).doesNotExist();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(ask("SELECT statis FROM outcomes")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("\"statis\" not found").contains("status");
    results = temporary.resolve("nowhere");
    assertThat(ask("SELECT 1")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains("has no runs");
  }

  @Test
  void tablesAreExported() throws IOException {
    assertThat(jirga("export", results.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines())
        .containsExactly(
            results.resolve("export/design.csv").toString(),
            results.resolve("export/outcomes.csv").toString());
    assertThat(Files.readAllLines(results.resolve("export/outcomes.csv"))).hasSize(21);
    var target = temporary.resolve("parquet");
    jirga("export", results.toString(), "--to", "parquet", "--out", target.toString());
    assertThat(target.resolve("outcomes.parquet")).isNotEmptyFile();
  }

  private ExitCode ask(String question, String... options) {
    var arguments = new java.util.ArrayList<>(List.of("sql", results.toString(), question));
    arguments.addAll(List.of(options));
    return jirga(arguments.toArray(String[]::new));
  }

  private ExitCode jirga(String... arguments) {
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    var commands = List.of(new RunCommand(), new SqlCommand(), new ExportCommand());
    return new CommandLineRunner(List.copyOf(commands), terminal, false).run(arguments);
  }
}
