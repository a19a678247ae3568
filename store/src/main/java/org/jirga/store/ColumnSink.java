package org.jirga.store;

import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/// Gathers the rows of a query in columns, some thousand rows at a time.
final class ColumnSink {
  private final int rows;
  private final List<Column> columns = new ArrayList<>();
  private int filled;

  /// @param rows that the query is known to have
  ColumnSink(int rows) {
    this.rows = rows;
  }

  /// All of the query's rows.
  ///
  /// @throws IllegalArgumentException if it has another number of rows, or a column of a type that
  /// no part has
  Columns gather(DuckDBChunkedResult result) {
    while (result.nextChunk()) {
      var chunk = result.chunk();
      if (columns.isEmpty()) {
        for (var index = 0; index < result.columnCount(); index++) {
          columns.add(empty(result.columnName(index), chunk.vector(index).getType()));
        }
      }
      add(chunk);
    }
    if (filled != rows) {
      throw new IllegalArgumentException("It has %d rows, not %d.".formatted(filled, rows));
    }
    return new Columns(columns);
  }

  private Column empty(String name, DuckDBColumnType type) {
    // DuckDB's own types, of which parts have four; it may always get new ones.
    return switch (type) {
      case BIGINT -> new Column.Longs(name, new long[rows]);
      case DOUBLE -> new Column.Doubles(name, new double[rows]);
      case VARCHAR -> new Column.Texts(name, new String[rows]);
      case BOOLEAN -> new Column.Flags(name, new long[rows], 0);
      default ->
          throw new IllegalArgumentException(
              "The column '%s' has the type %s.".formatted(name, type));
    };
  }

  private void add(DuckDBDataChunkReader chunk) {
    var count = (int) chunk.rowCount();
    if (filled + count > rows) {
      throw new IllegalArgumentException("It has more rows than %d.".formatted(rows));
    }
    for (var index = 0; index < columns.size(); index++) {
      read(chunk.vector(index), count, columns.get(index));
    }
    filled += count;
  }

  private void read(DuckDBReadableVector vector, int count, Column column) {
    switch (column) {
      case Column.Longs longs -> {
        for (var row = 0; row < count; row++) {
          longs.values()[filled + row] = vector.getLong(row);
        }
      }
      case Column.Doubles doubles -> {
        for (var row = 0; row < count; row++) {
          doubles.values()[filled + row] = vector.getDouble(row);
        }
      }
      case Column.Texts texts -> {
        for (var row = 0; row < count; row++) {
          texts.values()[filled + row] = vector.getString(row);
        }
      }
      case Column.Flags flags -> {
        for (var row = 0; row < count; row++) {
          flags.words()[filled + row] = vector.getBoolean(row) ? 1 : 0;
        }
      }
    }
  }
}
