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

  /// The names of a sheet, in lower case, its own before those of the whole file, and the cells of
  /// the sheet that they mean; nothing for those that mean something else.
  static Map<String, Optional<Sheet.Area>> areas(
      List<DefinedName> all, int sheet, String sheetName, SpreadsheetVersion version) {
    var areas = new HashMap<String, Optional<Sheet.Area>>();
    for (var one : all) {
      var isOwn = one.sheet().filter(owner -> owner == sheet).isPresent();
      if (isOwn || one.sheet().isEmpty()) {
        var key = one.name().toLowerCase(Locale.ROOT);
        var area = area(one.formula(), sheetName, version);
        areas.merge(key, area, (first, next) -> isOwn ? next : first);
      }
    }
    return areas;
  }

  /// The cells of a sheet that a formula is; nothing where it is another.
  private static Optional<Sheet.Area> area(
      String formula, String sheet, SpreadsheetVersion version) {
    try {
      var area = new AreaReference(formula, version);
      var first = area.getFirstCell();
      var last = area.getLastCell();
      var isOfSheet = first.getSheetName() == null || first.getSheetName().equalsIgnoreCase(sheet);
      return isOfSheet && first.getRow() >= 0 && first.getCol() >= 0
          ? Optional.of(
              new Sheet.Area(
                  new Place(first.getRow(), first.getCol()),
                  new Place(last.getRow(), last.getCol())))
          : Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }
}
