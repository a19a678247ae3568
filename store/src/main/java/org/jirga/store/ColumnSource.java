package org.jirga.store;

import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Hands columns to DuckDB as the rows of a table function, some thousand rows at a time, in their
/// order.
final class ColumnSource
    implements DuckDBTableFunction<Columns, ColumnSource.Cursor, ColumnSource.Nothing> {

  /// How far one query has read.
  static final class Cursor {
    private int row;
  }

  /// What DuckDB may keep for each thread.
  record Nothing() {}

  private @Nullable Columns columns;

  /// From now on the function's rows are these.
  void serve(Columns served) {
    columns = served;
  }

  /// Lets go of the columns.
  void clear() {
    columns = null;
  }

  @Override
  public Columns bind(DuckDBTableFunctionBindInfo info) {
    var served = columns;
    if (served == null) {
      throw new IllegalStateException("There are no columns to hand over.");
    }
    for (var column : served.columns()) {
      info.addResultColumn(
          column.name(),
          switch (column) {
            case Column.Longs longs -> DuckDBColumnType.BIGINT;
            case Column.Doubles doubles -> DuckDBColumnType.DOUBLE;
            case Column.Texts texts -> DuckDBColumnType.VARCHAR;
            case Column.Flags flags -> DuckDBColumnType.BOOLEAN;
          });
    }
    info.setCardinality(served.rows(), true);
    return served;
  }

  @Override
  public Cursor init(DuckDBTableFunctionInitInfo info) {
    // One thread reads, so that the rows of a file are in the order of the arrays.
    info.setMaxThreads(1);
    return new Cursor();
  }

  @Override
  public Nothing localInit(DuckDBTableFunctionInitInfo info) {
    return new Nothing();
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    Columns served = info.getBindData();
    Cursor cursor = info.getInitData();
    var count = (int) Math.min(chunk.capacity(), served.rows() - cursor.row);
    for (var index = 0; index < served.width(); index++) {
      write(served.columns().get(index), cursor.row, count, chunk.vector(index));
    }
    cursor.row += count;
    return count;
  }

  private static void write(Column column, int from, int count, DuckDBWritableVector vector) {
    switch (column) {
      case Column.Longs longs -> {
        for (var row = 0; row < count; row++) {
          vector.setLong(row, longs.values()[from + row]);
        }
      }
      case Column.Doubles doubles -> {
        for (var row = 0; row < count; row++) {
          vector.setDouble(row, doubles.value(from + row));
        }
      }
      case Column.Texts texts -> {
        for (var row = 0; row < count; row++) {
          vector.setString(row, texts.values()[from + row]);
        }
      }
      case Column.Flags flags -> {
        for (var row = 0; row < count; row++) {
          vector.setBoolean(row, flags.value(from + row));
        }
      }
    }
  }
}
