package org.jirga.formats.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Reads XLS and XLSX. Formulas have the value that the spreadsheet program computed last.
final class Workbooks {

  /// As many cells as a hostile file may make us keep.
  private static final int MOST_CELLS = 20_000_000;

  private Workbooks() {}

  /// The sheets by their names in lower case.
  static Map<String, Sheet> read(Path file) throws DataException {
    try (var input = new BufferedInputStream(Files.newInputStream(file));
        var book = open(input)) {
      var sheets = new HashMap<String, Sheet>();
      for (var i = 0; i < book.getNumberOfSheets(); i++) {
        var name = book.getSheetName(i).toLowerCase(Locale.ROOT);
        sheets.put(name, new Sheet(rows(book.getSheetAt(i)), names(book, i)));
      }
      return sheets;
    } catch (IOException | RuntimeException broken) {
      // POI tells of damage by exceptions of many kinds.
      throw new DataException("'%s' is not a spreadsheet".formatted(file.getFileName()));
    }
  }

  /// XLSX files are ZIP archives.
  private static Workbook open(BufferedInputStream input) throws IOException {
    input.mark(2);
    var isZip = input.read() == 'P' && input.read() == 'K';
    input.reset();
    return isZip ? new XSSFWorkbook(input) : new HSSFWorkbook(input);
  }

  private static List<List<Cell>> rows(org.apache.poi.ss.usermodel.Sheet sheet)
      throws DataException {
    var rows = new ArrayList<List<Cell>>();
    var cells = 0L;
    for (var row : sheet) {
      while (rows.size() < row.getRowNum()) {
        rows.add(List.of());
      }
      cells += row.getRowNum() - rows.size() + row.getLastCellNum() + 1;
      if (cells > MOST_CELLS) {
        throw new DataException("the sheet '%s' is too large".formatted(sheet.getSheetName()));
      }
      rows.add(cells(row));
    }
    return rows;
  }

  private static List<Cell> cells(Row row) {
    var cells = new ArrayList<Cell>();
    for (var column = 0; column < row.getLastCellNum(); column++) {
      var cell = row.getCell(column);
      cells.add(cell == null ? Cell.BLANK : cell(cell));
    }
    return cells;
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
      var area = new AreaReference(name.getRefersToFormula(), version);
      var first = area.getFirstCell();
      var last = area.getLastCell();
      return Optional.of(
          new Sheet.Area(
              new Place(first.getRow(), first.getCol()), new Place(last.getRow(), last.getCol())));
    } catch (RuntimeException _) {
      // A name may mean a formula, or something that is no longer there.
      return Optional.empty();
    }
  }
}
