package org.jirga.formats.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A table of cells, and the names that parts of it have.
///
/// @param rows may differ in length; what is beyond is blank
/// @param names in lower case, those of the whole file among them; nothing for those that mean
/// something else than cells of this sheet
public record Sheet(List<List<Cell>> rows, Map<String, Optional<Area>> names) {

  /// A stretch of cells, both corners included.
  public record Area(Place first, Place last) {
    /// Whether it goes down rather than across.
    boolean isVertical() {
      return last.row() - first.row() >= last.column() - first.column();
    }
  }

  public Sheet {
    rows = rows.stream().map(List::copyOf).toList();
    names = Map.copyOf(names);
  }

  /// What stands at a place.
  public Cell at(Place place) {
    if (place.row() >= rows.size()) {
      return Cell.BLANK;
    }
    var row = rows.get(place.row());
    return place.column() < row.size() ? row.get(place.column()) : Cell.BLANK;
  }

  /// How many rows there are.
  int height() {
    return rows.size();
  }

  /// How many columns the longest row has.
  int width() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  /// The cells that have a name; nothing where it is none.
  ///
  /// @throws DataException where it means something else, such as cells of another sheet
  Optional<Area> named(String name) throws DataException {
    var known = names.get(name.strip().toLowerCase(Locale.ROOT));
    if (known != null && known.isEmpty()) {
      throw new DataException(
          "'%s' is a name in the workbook, but not of cells in this sheet".formatted(name));
    }
    return known == null ? Optional.empty() : known;
  }
}
