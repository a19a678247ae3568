package org.jirga.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;

/// Writes and reads Parquet files with a DuckDB in memory. Columns stream from their arrays into
/// the file and back, without a table between. For one thread at a time.
final class ParquetFiles implements AutoCloseable {

  // Without dictionaries, because in them DuckDB takes every NaN for the first it met, and the bits
  // of the others are lost. A file of numbers is no larger for it.
  private static final String FORMAT =
      "(FORMAT parquet, COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 0)";

  private final DuckDBConnection connection;
  private final ColumnSource source = new ColumnSource();

  /// Loads DuckDB's native library: half a second, the first time in a process.
  ParquetFiles() throws SQLException {
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    UnpackedLibrary.deleteOnceLoaded();
    try (var statement = connection.createStatement();
        var function = DuckDBFunctions.tableFunction()) {
      // It must neither reach for the network nor write anywhere but in the store.
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET temp_directory = ''");
      function.withName("columns_at_hand").withFunction(source).register(connection);
    }
  }

  /// Writes the key's columns and after them the others.
  void write(List<KeyColumn> key, Columns columns, Path file) throws SQLException {
    var keyed =
        key.stream()
            .map(column -> "%s AS %s, ".formatted(column.literal(), column.name()))
            .collect(Collectors.joining());
    source.serve(columns);
    try (var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT %s* FROM columns_at_hand()) TO %s %s"
              .formatted(keyed, KeyColumn.quoted(file.toString()), FORMAT));
    } finally {
      source.clear();
    }
  }

  /// Reads all columns but the key's.
  ///
  /// @param rows that the file is known to have
  Columns read(List<KeyColumn> key, Path file, int rows) throws SQLException {
    return read(key, file, rows, List.of());
  }

  /// Reads all columns but the key's and some others.
  ///
  /// @param rows that the file is known to have
  /// @param without names of columns
  Columns read(List<KeyColumn> key, Path file, int rows, List<String> without) throws SQLException {
    var left =
        Stream.concat(
                key.stream().map(KeyColumn::name), without.stream().map(ParquetFiles::identifier))
            .collect(Collectors.joining(", "));
    var select =
        "SELECT * EXCLUDE (%s) FROM read_parquet(%s)"
            .formatted(left, KeyColumn.quoted(file.toString()));
    try (var statement = (DuckDBPreparedStatement) connection.prepareStatement(select);
        var result = statement.query()) {
      return new ColumnSink(rows).gather(result);
    }
  }

  /// Names of the columns of numbers.
  List<String> numbers(Path file) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "DESCRIBE FROM read_parquet(%s)".formatted(KeyColumn.quoted(file.toString())))) {
      while (result.next()) {
        if (result.getString("column_type").equals("DOUBLE")) {
          names.add(result.getString("column_name"));
        }
      }
    }
    return names;
  }

  private static String identifier(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
