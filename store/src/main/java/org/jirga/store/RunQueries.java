package org.jirga.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jirga.store.Manifest.Part;

/// Answers questions in SQL about the runs in a folder: a view for each [Table].
///
/// Nothing but the parts can be read, and nothing can be written but by [#export]. A run may go on
/// meanwhile: what it had stored when this was opened is what is seen.
public final class RunQueries implements AutoCloseable {

  private static final String KEY =
      "NULL::BIGINT AS seed, NULL::VARCHAR AS futures, NULL::BIGINT AS run";
  private static final String ARM = KEY + ", NULL::VARCHAR AS policy, NULL::VARCHAR AS changes";

  private final Path folder;
  private final DuckDBConnection connection;

  private RunQueries(Path folder, DuckDBConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /// Takes the rows of an answer.
  public interface Rows {

    /// Called once, before the first row.
    ///
    /// @param types as SQL has them, `DOUBLE`
    void columns(List<String> names, List<String> types);

    /// @param values `Double`, `Long`, `Boolean`, `String` or what else SQL has; empty text for
    /// NULL
    void row(List<Object> values);
  }

  /// A question that is none, or that asks for what must not be read.
  public static final class QueryException extends Exception {
    private static final long serialVersionUID = 1;

    QueryException(String message) {
      super(message);
    }
  }

  /// Opens the runs in a folder to questions.
  ///
  /// @throws StoreException if there are none, or they cannot be read
  public static RunQueries open(Path path) {
    var folder = path.toAbsolutePath().normalize();
    try {
      var manifest =
          new ManifestFile(path)
              .read()
              .orElseThrow(
                  () -> new StoreException(path, "There are no runs in '%s'.".formatted(path)));
      var parts = manifest.units().stream().flatMap(unit -> unit.parts().stream()).toList();
      var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
      UnpackedLibrary.deleteOnceLoaded();
      var queries = new RunQueries(folder, connection);
      try {
        queries.prepare(parts);
        return queries;
      } catch (SQLException | RuntimeException e) {
        queries.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw StoreException.unreadable(path, e);
    }
  }

  private void prepare(List<Part> parts) throws SQLException {
    for (var part : parts) {
      if (!Files.isRegularFile(folder.resolve(part.file()))) {
        throw new StoreException(
            folder.resolve(part.file()),
            "'%s' is missing; the command that made the runs computes them again."
                .formatted(folder.resolve(part.file())));
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET temp_directory = ''");
      for (var table : Table.values()) {
        var files =
            parts.stream()
                .filter(part -> part.table() == table)
                .map(part -> KeyColumn.quoted(folder.resolve(part.file()).toString()))
                .toList();
        statement.execute("CREATE VIEW %s AS %s".formatted(table.folder(), select(table, files)));
      }
      statement.execute(
          "SET allowed_paths = [%s]"
              .formatted(
                  parts.stream()
                      .map(part -> KeyColumn.quoted(folder.resolve(part.file()).toString()))
                      .collect(Collectors.joining(", "))));
    }
  }

  private static String select(Table table, List<String> files) {
    if (!files.isEmpty()) {
      return "SELECT * FROM read_parquet([%s], union_by_name = true)"
          .formatted(String.join(", ", files));
    }
    var columns =
        switch (table) {
          case DESIGN -> KEY;
          case DRAWS, OUTCOMES -> ARM + ", NULL::VARCHAR AS status";
          case SERIES -> ARM + ", NULL::DOUBLE AS time";
          case FAILURES ->
              ARM
                  + ", NULL::VARCHAR AS cause, NULL::VARCHAR AS variable, NULL::DOUBLE AS time,"
                  + " NULL::DOUBLE AS value, NULL::VARCHAR AS message";
        };
    return "SELECT %s WHERE false".formatted(columns);
  }

  /// Hands the answer to one SELECT over, row by row.
  ///
  /// @throws QueryException in the words of DuckDB, if the question is none that can be answered
  public void ask(String select, Rows rows) throws QueryException {
    // The function takes one SELECT and nothing else, so that no question can write.
    var question =
        "FROM query(%s)".formatted(KeyColumn.quoted(select.strip().replaceFirst(";$", "")));
    try (var statement = connection.createStatement()) {
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      try (var result = statement.executeQuery(question)) {
        hand(result, rows);
      }
    } catch (SQLException e) {
      throw new QueryException(words(e));
    }
  }

  private static void hand(ResultSet result, Rows rows) throws SQLException {
    var data = result.getMetaData();
    var names = new ArrayList<String>();
    var types = new ArrayList<String>();
    for (var column = 1; column <= data.getColumnCount(); column++) {
      names.add(data.getColumnLabel(column));
      types.add(data.getColumnTypeName(column));
    }
    rows.columns(names, types);
    while (result.next()) {
      var values = new ArrayList<Object>(names.size());
      for (var column = 1; column <= names.size(); column++) {
        var value = result.getObject(column);
        values.add(value == null ? "" : value);
      }
      rows.row(values);
    }
  }

  private static String words(SQLException e) {
    // Where it is wrong is told by place in our own words around the question: of no use.
    var message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message
        .lines()
        .takeWhile(line -> !line.startsWith("LINE "))
        .filter(line -> !line.isBlank())
        .limit(6)
        .collect(Collectors.joining("\n"));
  }

  /// Writes each table that has rows as one file, `<table>.<ending>`.
  ///
  /// @param ending `csv` or `parquet`
  /// @return the files, in the order of the tables
  /// @throws StoreException if a file cannot be written
  public List<Path> export(Path target, String ending) {
    var written = new ArrayList<Path>();
    try (var statement = connection.createStatement()) {
      Files.createDirectories(target);
      for (var table : Table.values()) {
        if (hasRows(table)) {
          var file = target.resolve(table.folder() + "." + ending);
          statement.execute(
              "COPY (FROM %s) TO %s (FORMAT %s)"
                  .formatted(
                      table.folder(),
                      KeyColumn.quoted(Disk.unfinished(file).toString()),
                      ending.equals("csv") ? "csv, HEADER" : "parquet, COMPRESSION zstd"));
          Disk.finish(file);
          written.add(file);
        }
      }
    } catch (IOException | SQLException e) {
      throw StoreException.unwritable(target, e);
    }
    return written;
  }

  private boolean hasRows(Table table) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT 1 FROM %s LIMIT 1".formatted(table.folder()))) {
      return result.next();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreException.unreadable(folder, e);
    }
  }
}
