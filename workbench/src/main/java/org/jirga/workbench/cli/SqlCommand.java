package org.jirga.workbench.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jirga.store.RunQueries;
import org.jirga.store.StoreException;
import org.jirga.workbench.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga sql`: questions about stored runs.
@Command(
    name = "sql",
    description = "Ask the stored runs of a study in SQL.",
    footer = {
      "",
      "Tables: design, draws, outcomes, series, failures. One SELECT, in DuckDB's SQL; it reads"
          + " these tables and nothing else."
    })
final class SqlCommand implements Subcommand {

  /// Rows of a table for people.
  private static final int MOST_SHOWN = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OUT-FOLDER",
      description = "The folder that jirga run wrote its results to.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "SELECT", description = "The question.")
  private String question = "";

  @Option(names = "--csv", description = "Write all rows as CSV.")
  private boolean csv;

  @Option(names = "--json", description = "Write all rows as a JSON array of objects.")
  private boolean json;

  @Override
  public ExitCode call(Terminal terminal) {
    if (csv && json) {
      throw wrong("--csv and --json cannot both be");
    }
    var runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      throw wrong("%s has no runs; name the output folder of jirga run".formatted(folder));
    }
    try (var queries = RunQueries.open(runs)) {
      if (csv) {
        queries.ask(question, new CsvRows(terminal.out()));
      } else if (json) {
        var rows = new JsonRows(terminal.out());
        queries.ask(question, rows);
        rows.end();
      } else {
        var table = new TableRows();
        queries.ask(question, table);
        table.print(terminal.out());
      }
      terminal.out().flush();
      return ExitCode.DONE;
    } catch (RunQueries.QueryException e) {
      throw wrong(e.getMessage() == null ? "this is no question" : e.getMessage());
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      return ExitCode.MODEL_ERRORS;
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static final class CsvRows implements RunQueries.Rows {
    private final PrintWriter out;

    CsvRows(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void columns(List<String> names, List<String> types) {
      row(List.copyOf(names));
    }

    @Override
    public void row(List<Object> values) {
      out.print(String.join(",", values.stream().map(value -> quoted(value.toString())).toList()));
      out.print('\n');
    }

    private static String quoted(String text) {
      return text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
  }

  private static final class JsonRows implements RunQueries.Rows {
    private final PrintWriter out;
    private List<String> names = List.of();
    private String before = "[\n";

    JsonRows(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void columns(List<String> columns, List<String> types) {
      names = columns;
    }

    @Override
    public void row(List<Object> values) {
      var pairs = new Object[2 * names.size()];
      for (var index = 0; index < names.size(); index++) {
        pairs[2 * index] = names.get(index);
        pairs[2 * index + 1] = json(values.get(index));
      }
      out.print(before);
      out.print(Json.object(pairs));
      before = ",\n";
    }

    private static Object json(Object value) {
      return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    void end() {
      out.print(before.equals("[\n") ? "[]\n" : "\n]\n");
    }
  }

  /// Keeps the first rows for a table.
  private static final class TableRows implements RunQueries.Rows {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> isNumber = new ArrayList<>();
    private long count = -1;

    @Override
    public void columns(List<String> names, List<String> types) {
      rows.add(names);
      types.forEach(type -> isNumber.add(!type.equals("VARCHAR") && !type.equals("BOOLEAN")));
      count = 0;
    }

    @Override
    public void row(List<Object> values) {
      if (count++ < MOST_SHOWN) {
        rows.add(values.stream().map(Object::toString).toList());
      }
    }

    void print(PrintWriter out) {
      var widths = new int[isNumber.size()];
      for (var row : rows) {
        for (var column = 0; column < widths.length; column++) {
          widths[column] = Math.max(widths[column], row.get(column).length());
        }
      }
      for (var row : rows) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
          var gap = " ".repeat(widths[column] - row.get(column).length());
          line.append(column == 0 ? "" : "  ");
          line.append(isNumber.get(column) ? gap + row.get(column) : row.get(column) + gap);
        }
        out.println(line.toString().stripTrailing());
      }
      if (count > MOST_SHOWN) {
        out.printf("… and %d more rows; --csv or --json writes all%n", count - MOST_SHOWN);
      }
    }
  }
}
