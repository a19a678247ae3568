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
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;

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
      var names = names(book);
      for (var i = 0; i < book.getNumberOfSheets(); i++) {
        var name = book.getSheetName(i);
        sheets.put(
            name.toLowerCase(Locale.ROOT),
            new Sheet(
                rows(book.getSheetAt(i)),
                DefinedName.areas(names, i, name, book.getSpreadsheetVersion())));
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
      case BOOLEAN -> new Cell.Text(cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case STRING -> DelimitedText.cell(cell.getStringCellValue().strip());
      case ERROR -> new Cell.Text(fault(cell.getErrorCellValue()));
      case BLANK, FORMULA, _NONE -> Cell.BLANK;
    };
  }

  private static String fault(byte code) {
    var known = FormulaError.isValidCode(code) ? FormulaError.forInt(code) : FormulaError.VALUE;
    return known.getString();
  }

  private static List<DefinedName> names(Workbook book) {
    var names = new ArrayList<DefinedName>();
    for (var name : book.getAllNames()) {
      var sheet = name.getSheetIndex();
      try {
        names.add(
            new DefinedName(
                name.getNameName(),
                sheet < 0 ? Optional.empty() : Optional.of(sheet),
                name.getRefersToFormula()));
      } catch (RuntimeException _) {
        // A name may mean something that is no longer there.
      }
    }
    return names;
  }
}
