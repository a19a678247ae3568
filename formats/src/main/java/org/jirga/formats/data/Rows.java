package org.jirga.formats.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of a sheet as a file lists them: it may leave out rows and cells that are blank.
final class Rows {

  /// As many cells as a hostile file may make us keep.
  private static final int MOST_CELLS = 20_000_000;

  private final String sheet;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();
  private long cells;

  /// @param sheet its name
  Rows(String sheet) {
    this.sheet = sheet;
  }

  /// Begins a row.
  ///
  /// @param number from 0; without it, the next
  void begin(Optional<Integer> number) throws DataException {
    row = new ArrayList<>();
    var at = number.orElse(rows.size());
    count(Math.max(0, at - rows.size()) + 1L);
    while (rows.size() < at) {
      rows.add(List.of());
    }
    if (at < rows.size()) {
      rows.set(at, row);
    } else {
      rows.add(row);
    }
  }

  /// Adds a cell to the row that was begun last.
  ///
  /// @param column from 0; without it, the next
  void add(Optional<Integer> column, Cell cell) throws DataException {
    var at = column.orElse(row.size());
    count(Math.max(0, at - row.size()) + 1L);
    while (row.size() < at) {
      row.add(Cell.BLANK);
    }
    if (at < row.size()) {
      row.set(at, cell);
    } else {
      row.add(cell);
    }
  }

  private void count(long more) throws DataException {
    cells += more;
    if (cells > MOST_CELLS) {
      throw new DataException(
          "the sheet '%s' has more than %,d cells; leave out what the model does not read"
              .formatted(sheet, MOST_CELLS));
    }
  }

  List<List<Cell>> all() {
    return rows;
  }
}
