package org.jirga.store;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

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
