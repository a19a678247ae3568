package org.jirga.formats.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;

/// Reads XLS and XLSX. Formulas have the value that the spreadsheet program computed last.
final class Workbooks {

  private Workbooks() {}

  /// The sheets by their names in lower case.
  static Map<String, Sheet> read(Path file) throws DataException {
    try {
      return isArchive(file) ? StreamedWorkbook.read(file) : binary(file);
    } catch (IOException | RuntimeException broken) {
      // POI tells of damage by exceptions of many kinds.
      throw new DataException("'%s' is not a spreadsheet".formatted(file.getFileName()));
    }
  }

  /// XLSX files are ZIP archives.
  private static boolean isArchive(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      return input.read() == 'P' && input.read() == 'K';
    }
  }

  private static Map<String, Sheet> binary(Path file) throws DataException, IOException {
    try (var input = new BufferedInputStream(Files.newInputStream(file));
        var book = new HSSFWorkbook(input)) {
      var sheets = new HashMap<String, Sheet>();
      for (var i = 0; i < book.getNumberOfSheets(); i++) {
        var name = book.getSheetName(i).toLowerCase(Locale.ROOT);
        sheets.put(name, new Sheet(rows(book.getSheetAt(i)), names(book, i)));
      }
      return sheets;
    }
  }

  private static List<List<Cell>> rows(org.apache.poi.ss.usermodel.Sheet sheet)
      throws DataException {
    var rows = new Rows(sheet.getSheetName());
    for (var row : sheet) {
      rows.begin(Optional.of(row.getRowNum()));
      for (var cell : row) {
        rows.add(Optional.of(cell.getColumnIndex()), cell(cell));
      }
    }
    return rows.all();
  }

  private static Cell cell(org.apache.poi.ss.usermodel.Cell cell) {
    var type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> new Cell.Number(cell.getNumericCellValue());
      case BOOLEAN -> new Cell.Number(cell.getBooleanCellValue() ? 1 : 0);
      case STRING -> DelimitedText.cell(cell.getStringCellValue().strip());
      case BLANK, ERROR, FORMULA, _NONE -> Cell.BLANK;
    };
  }

  /// The names that mean cells of a sheet: its own before those of the whole file.
  private static Map<String, Sheet.Area> names(Workbook book, int sheet) {
    var names = new HashMap<String, Sheet.Area>();
    for (var name : book.getAllNames()) {
      var own = name.getSheetIndex() == sheet;
      if (own || name.getSheetIndex() < 0) {
        area(name, book.getSpreadsheetVersion())
            .ifPresent(
                area -> {
                  var key = name.getNameName().toLowerCase(Locale.ROOT);
                  if (own) {
                    names.put(key, area);
                  } else {
                    names.putIfAbsent(key, area);
                  }
                });
      }
    }
    return names;
  }

  private static Optional<Sheet.Area> area(
      org.apache.poi.ss.usermodel.Name name, SpreadsheetVersion version) {
    try {
      return area(name.getRefersToFormula(), version);
    } catch (RuntimeException _) {
      // A name may mean something that is no longer there.
      return Optional.empty();
    }
  }

  /// The cells that a name means; nothing where it means a formula.
  static Optional<Sheet.Area> area(String formula, SpreadsheetVersion version) {
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
