package org.jirga.formats.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;

/// A name that a workbook gives to cells.
///
/// @param sheet the number of the sheet to which the name belongs, or nothing where it belongs to
/// the file
/// @param formula what it stands for
record DefinedName(String name, Optional<Integer> sheet, String formula) {

  /// The names that mean cells of a sheet, in lower case: its own before those of the whole file.
  static Map<String, Sheet.Area> areas(
      List<DefinedName> all, int sheet, SpreadsheetVersion version) {
    var areas = new HashMap<String, Sheet.Area>();
    for (var one : all) {
      var isOwn = one.sheet().filter(owner -> owner == sheet).isPresent();
      if (isOwn || one.sheet().isEmpty()) {
        var key = one.name().toLowerCase(Locale.ROOT);
        area(one.formula(), version)
            .ifPresent(area -> areas.merge(key, area, (first, next) -> isOwn ? next : first));
      }
    }
    return areas;
  }

  /// The cells that a formula is; nothing where it is another.
  private static Optional<Sheet.Area> area(String formula, SpreadsheetVersion version) {
    try {
      var area = new AreaReference(formula, version);
      var first = area.getFirstCell();
      var last = area.getLastCell();
      return Optional.of(
          new Sheet.Area(
              new Place(first.getRow(), first.getCol()), new Place(last.getRow(), last.getCol())));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }
}
