package org.jirga.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The rows of one unit in one table, column by column.
///
/// @param columns at least one, all of the same length; their names differ by more than case, since
///     SQL does not tell case
public record Columns(List<Column> columns) {

  public Columns {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("A part needs a column.");
    }
    var names = new HashSet<String>();
    for (var column : columns) {
      if (column.rows() != columns.getFirst().rows()) {
        throw new IllegalArgumentException(
            "The column '%s' has %d rows, '%s' has %d."
                .formatted(
                    column.name(),
                    column.rows(),
                    columns.getFirst().name(),
                    columns.getFirst().rows()));
      }
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("There are two columns '%s'.".formatted(column.name()));
      }
    }
  }

  /// The rows of some runs; the first column has the runs' ids.
  Columns ofRuns(BitSet runs) {
    var ids = longs(0);
    var rows = IntStream.range(0, ids.length).filter(row -> runs.get((int) ids[row])).toArray();
    return rows.length == ids.length
        ? this
        : new Columns(columns.stream().map(column -> select(column, rows)).toList());
  }

  private static Column select(Column column, int[] rows) {
    return switch (column) {
      case Column.Longs(var name, var values) ->
          new Column.Longs(name, Arrays.stream(rows).mapToLong(row -> values[row]).toArray());
      case Column.Doubles doubles ->
          new Column.Doubles(
              doubles.name(), Arrays.stream(rows).mapToDouble(doubles::value).toArray());
      case Column.Texts(var name, var values) ->
          new Column.Texts(
              name, Arrays.stream(rows).mapToObj(row -> values[row]).toArray(String[]::new));
      case Column.Flags flags ->
          new Column.Flags(
              flags.name(),
              Arrays.stream(rows).mapToLong(row -> flags.value(row) ? 1 : 0).toArray(),
              0);
    };
  }

  public int rows() {
    return columns.getFirst().rows();
  }

  public int width() {
    return columns.size();
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public long[] longs(int index) {
    return ((Column.Longs) columns.get(index)).values();
  }

  public Column.Doubles doubles(int index) {
    return (Column.Doubles) columns.get(index);
  }

  public String[] texts(int index) {
    return ((Column.Texts) columns.get(index)).values();
  }

  public Column.Flags flags(int index) {
    return (Column.Flags) columns.get(index);
  }
}
