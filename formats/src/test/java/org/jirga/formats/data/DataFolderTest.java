package org.jirga.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jirga.formats.data.CellSeries.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

  @TempDir private Path folder = Path.of("");

  /// Times down column A, values in B and C, one of them missing; times across row 1 as well.
  @BeforeEach
  void writeFiles() throws IOException {
    write(new XSSFWorkbook(), "numbers.xlsx");
    write(new HSSFWorkbook(), "numbers.xls");
    Files.writeString(
        folder.resolve("numbers.csv"), "\"time, in years\",0,10\r\n0,1,2\r\n1,,4\r\n2,5,6\r\n");
  }

  private void write(Workbook book, String file) throws IOException {
    var sheet = book.createSheet("Input");
    var numbers = new double[][] {{Double.NaN, 0, 10}, {0, 1, 2}, {1, Double.NaN, 4}, {2, 5, 6}};
    for (var row = 0; row < numbers.length; row++) {
      var cells = sheet.createRow(row);
      for (var column = 0; column < numbers[row].length; column++) {
        if (!Double.isNaN(numbers[row][column])) {
          cells.createCell(column).setCellValue(numbers[row][column]);
        }
      }
    }
    sheet.getRow(0).createCell(0).setCellValue("time, in years");
    sheet.getRow(3).createCell(3).setCellFormula("B4*C4");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    name(book, "times", "Input!$A$2:$A$4");
    name(book, "seconds", "Input!$C$2:$C$4");
    try (book;
        var out = Files.newOutputStream(folder.resolve(file))) {
      book.write(out);
    }
  }

  private static void name(Workbook book, String name, String cells) {
    var named = book.createName();
    named.setNameName(name);
    named.setRefersToFormula(cells);
  }

  private CellSeries cells(String file) throws DataException {
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());
    return new CellSeries(data.sheet(file, file.endsWith("csv") ? "," : "input"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers.xlsx", "numbers.xls", "numbers.csv"})
  void seriesGoDownWithoutTheirGaps(String file) throws DataException {
    var cells = cells(file);

    assertThat(cells.series("A", "B2", 0)).containsExactly(new Point(0, 1), new Point(2, 5));
    assertThat(cells.series("A", "B2", 1))
        .containsExactly(new Point(0, 2), new Point(1, 4), new Point(2, 6));
    assertThat(cells.series("A", "B3", 1)).containsExactly(new Point(1, 4), new Point(2, 6));
  }

  @Test
  void dataHaveOneValueForATime() throws IOException, DataException {
    Files.writeString(folder.resolve("twice.csv"), "0,1,1\n1,2,2\n1,2,3\n2,na,:NA:\n");
    var cells = cells("twice.csv");
    assertThat(cells.data("A", "B1", 0)).containsExactly(new Point(0, 1), new Point(1, 2));
    assertThatThrownBy(() -> cells.data("A", "C1", 0))
        .hasMessage("there are two values for the time 1 from the cell C1 on");
    assertThat(cells.series("A", "C1", 0))
        .containsExactly(new Point(0, 1), new Point(1, 2), new Point(1, 3));
  }

  @Test
  void aSeriesMayEndWhereItsTimesDo() throws IOException, DataException {
    Files.writeString(folder.resolve("ends.csv"), "0,1\n1,2\n,3\n3,4\n");
    Files.writeString(folder.resolve("across.csv"), ",,0,1,later,3\n,,5,6,7,8\n");

    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());
    assertThat(new CellSeries(data.sheet("ends.csv", ","), true, true).series("A", "B1", 0))
        .containsExactly(new Point(0, 1), new Point(1, 2));
    assertThat(new CellSeries(data.sheet("across.csv", ","), true, true).series("1", "B2", 0))
        .containsExactly(new Point(0, 5), new Point(1, 6));
    assertThat(cells("ends.csv").series("A", "B1", 0))
        .containsExactly(new Point(0, 1), new Point(1, 2), new Point(3, 4));
  }

  @Test
  void aTagStandsForTheFileThatTheSettingsName() throws DataException {
    var data =
        DataFolder.of(folder.resolve("model.mdl"), DataSeries.none())
            .tagged(Map.of("?numbers", "numbers.csv"));

    assertThat(new CellSeries(data.sheet("?Numbers", ",")).series("A", "B2", 0)).hasSize(2);
    assertThatThrownBy(() -> data.sheet("?other", ","))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("?other");
  }

  @Test
  void textFilesHaveTheMarkThatIsNamedBetweenTheirCells() throws IOException, DataException {
    Files.writeString(folder.resolve("marks.txt"), "0|1\n1|2\n");
    Files.writeString(folder.resolve("tabs.dat"), "0\t1\n1\t2\n");
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());

    assertThat(new CellSeries(data.sheet("marks.txt", "|")).series("A", "B1", 0)).hasSize(2);
    assertThat(new CellSeries(data.sheet("tabs.dat", "")).series("A", "B1", 0)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers.xlsx", "numbers.xls", "numbers.csv"})
  void seriesGoAcross(String file) throws DataException {
    assertThat(cells(file).series("1", "B2", 0)).containsExactly(new Point(0, 1), new Point(10, 2));
    assertThat(cells(file).series("1", "B2", 2)).containsExactly(new Point(0, 5), new Point(10, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers.xlsx", "numbers.xls"})
  void namesMeanCells(String file) throws DataException {
    assertThat(cells(file).series("TIMES", "seconds", 0))
        .containsExactly(new Point(0, 2), new Point(1, 4), new Point(2, 6));
    assertThat(cells(file).numbers("seconds*", 1, 3)).containsExactly(2.0, 4.0, 6.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numbers.xlsx", "numbers.xls"})
  void formulasHaveTheirLastValue(String file) throws DataException {
    assertThat(cells(file).numbers("D4", 1, 1)).containsExactly(30.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"faults.xlsx", "faults.xls", "faults.csv"})
  void anErrorInACellIsNotABlank(String file) throws IOException, DataException {
    var table =
        List.of(
            List.of("0", "1", "TRUE"),
            List.of("1", "#DIV/0!", "2"),
            List.of("2", "30", "3"),
            List.of("#N/A", "", "4"),
            List.of("4", "5", "5"));
    if (file.endsWith("csv")) {
      var lines = table.stream().map(row -> String.join(",", row)).toList();
      Files.write(folder.resolve(file), lines);
    } else {
      writeFaults(file.endsWith("x") ? new XSSFWorkbook() : new HSSFWorkbook(), table, file);
    }
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());
    var sheet = data.sheet(file, file.endsWith("csv") ? "," : "input");

    for (var cells : List.of(new CellSeries(sheet), new CellSeries(sheet, true, false))) {
      assertFails("B2 holds the error #DIV/0!, not a number", () -> cells.series("A", "B1", 0));
      assertFails("B2 holds the error #DIV/0!, not a number", () -> cells.numbers("B2", 1, 1));
      assertFails("A4 holds the error #N/A, not a time", () -> cells.series("A", "C2", 0));
      assertFails("A4 holds the error #N/A, not a name", () -> cells.texts("A1", "A"));
      assertThat(cells.series("A", "B3", 0)).containsExactly(new Point(2, 30), new Point(4, 5));
      assertThat(cells.texts("C1", "C1")).containsExactly("TRUE");
    }
    var quoting = new CellSeries(sheet);
    assertFails("C1 holds 'TRUE', not a number", () -> quoting.series("A", "C1", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2x", "1,5", "2020-01-01", "-.5 or so", "1e999", "TRUE", "FALSE"})
  void aTextThatWasMeantAsATimeIsAnError(String text) throws IOException, DataException {
    Files.writeString(folder.resolve("texts.csv"), "0,1\n\"%s\",2\n3,4\n".formatted(text));
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("Input");
      for (var row = 0; row < 3; row++) {
        sheet.createRow(row).createCell(1).setCellValue(row);
      }
      sheet.getRow(0).createCell(0).setCellValue(0);
      sheet.getRow(1).createCell(0).setCellValue(text);
      sheet.getRow(2).createCell(0).setCellValue(3);
      try (var out = Files.newOutputStream(folder.resolve("texts.xlsx"))) {
        book.write(out);
      }
    }
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());
    for (var file : List.of("texts.csv", "texts.xlsx")) {
      var sheet = data.sheet(file, file.endsWith("csv") ? "," : "input");
      for (var cells : List.of(new CellSeries(sheet), new CellSeries(sheet, true, true))) {
        assertFails("A2 holds '%s', not a time".formatted(text), () -> cells.series("A", "B1", 0));
      }
    }
  }

  @Test
  void wordsAndNotesBesideATableAreNoTimes() throws IOException, DataException {
    Files.writeString(
        folder.resolve("notes.csv"), "2020 prices,in $\n0,1\n1,2\nTotal,3\n3 sources,\n4,4\n");
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());

    assertThat(cells("notes.csv").series("A", "B1", 0))
        .containsExactly(new Point(0, 1), new Point(1, 2), new Point(4, 4));
    assertThat(new CellSeries(data.sheet("notes.csv", ","), true, true).series("A", "B1", 0))
        .containsExactly(new Point(0, 1), new Point(1, 2));
  }

  private static void assertFails(String reason, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessage("the cell " + reason);
  }

  private void writeFaults(Workbook book, List<List<String>> table, String file)
      throws IOException {
    var sheet = book.createSheet("Input");
    for (var row = 0; row < table.size(); row++) {
      var cells = sheet.createRow(row);
      for (var column = 0; column < table.get(row).size(); column++) {
        var cell = cells.createCell(column);
        switch (table.get(row).get(column)) {
          case "" -> {}
          case "#DIV/0!" -> cell.setCellFormula("1/0");
          case "#N/A" -> cell.setCellErrorValue(FormulaError.NA.getCode());
          case "TRUE" -> cell.setCellValue(true);
          case String number -> cell.setCellValue(Double.parseDouble(number));
        }
      }
    }
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    try (book;
        var out = Files.newOutputStream(folder.resolve(file))) {
      book.write(out);
    }
  }

  /// What other programs write: rows and cells without their places, texts in several runs or in
  /// the cell itself, formulas that nothing has computed.
  @Test
  void cellsAreReadAsProgramsWriteThem() throws IOException, DataException {
    var sheet =
        """
        <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
        <x:row><x:c t="inlineStr"><x:is><x:r><x:t>no</x:t></x:r><x:r><x:t>rth </x:t></x:r>\
        <x:rPh sb="0" eb="1"><x:t>said</x:t></x:rPh></x:is></x:c><x:c><x:v>1.5E3</x:v></x:c></x:row>
        <x:row r="3"><x:c r="B3" t="str"><x:f>"1"&amp;"2"</x:f><x:v>12</x:v></x:c>\
        <x:c r="D3" t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c>\
        <x:c><x:f>B3+1</x:f></x:c></x:row>\
        <x:row r="5"><x:c r="A5"><x:f>A4+1</x:f><x:v/></x:c><x:c r="B5"><x:v>7</x:v></x:c></x:row>\
        <x:row><x:c r="A6"><x:v>8</x:v></x:c><x:c r="B6" t="str"><x:f>""</x:f><x:v></x:v></x:c>\
        </x:row></x:sheetData></x:worksheet>
        """;
    writeArchive("other.xlsx", sheet);
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());
    var cells = new CellSeries(data.sheet("other.xlsx", "Data"));

    assertThat(cells.texts("A1", "A1")).containsExactly("north");
    assertThat(cells.numbers("B1", 1, 1)).containsExactly(1500.0);
    assertThat(cells.numbers("B3", 1, 1)).containsExactly(12.0);
    assertThatThrownBy(() -> cells.numbers("D3", 1, 1))
        .hasMessage("the cell D3 holds 'TRUE', not a number");
    assertThat(cells.numbers("own", 1, 1)).containsExactly(12.0);
    assertThatThrownBy(() -> cells.numbers("E3", 1, 1))
        .hasMessage("the cell E3 holds the error #N/A, not a number");
    assertThatThrownBy(() -> cells.numbers("F3", 1, 1)).hasMessage(uncomputed("F3"));
    assertThatThrownBy(() -> cells.series("A", "B5", 0)).hasMessage(uncomputed("A5"));
    assertThatThrownBy(() -> cells.texts("A5", "A5")).hasMessage(uncomputed("A5"));
    assertThatThrownBy(() -> cells.series("B", "A5", 0)).hasMessage(uncomputed("A5"));
    assertThatThrownBy(() -> cells.numbers("B6", 1, 1)).hasMessage("the cell B6 is empty");
    assertThatThrownBy(() -> cells.numbers("A2", 1, 1)).hasMessage("the cell A2 is empty");
  }

  private static String uncomputed(String cell) {
    return "the cell %s holds a formula whose value no program has computed: open the file in a"
            .formatted(cell)
        + " spreadsheet program and save it";
  }

  @Test
  void aSheetOfMoreCellsThanFitIsRefused() throws IOException {
    writeArchive(
        "vast.xlsx",
        """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
        <row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row><row r="9999998"><c r="ZZZ1"/></row>\
        %s</sheetData></worksheet>
        """
            .formatted("<row><c r=\"ZZZ1\"/></row>".repeat(600)));

    assertThatThrownBy(
            () ->
                DataFolder.of(folder.resolve("model.mdl"), DataSeries.none())
                    .sheet("vast.xlsx", "Data"))
        .hasMessage(
            "the sheet 'Data' has more than 20,000,000 cells; leave out what the model does not"
                + " read");
  }

  /// One sheet, `Data`, in which a name of its own goes before that of the whole file.
  private void writeArchive(String file, String sheet) throws IOException {
    var types = "http://schemas.openxmlformats.org/package/2006/content-types";
    var packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
    var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    var main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var parts =
        Map.of(
            "[Content_Types].xml",
            """
            <Types xmlns="%s"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>
            """
                .formatted(types, main, main),
            "_rels/.rels",
            """
            <Relationships xmlns="%s"><Relationship Id="a" Type="%s/officeDocument" \
            Target="xl/workbook.xml"/></Relationships>
            """
                .formatted(packaged, office),
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="%s"><Relationship Id="b" Type="%s/worksheet" \
            Target="worksheets/sheet1.xml"/></Relationships>
            """
                .formatted(packaged, office),
            "xl/workbook.xml",
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="%s"><sheets><sheet name="Data" sheetId="1" r:id="b"/></sheets><definedNames>\
            <definedName name="own" localSheetId="0">Data!$B$3</definedName>\
            <definedName name="own">Data!$A$1</definedName>\
            <definedName name="formula">1+1</definedName></definedNames></workbook>
            """
                .formatted(office),
            "xl/worksheets/sheet1.xml",
            sheet);
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(file)))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  @Test
  void constantsAreReadByRowsOrTransposed() throws DataException {
    assertThat(cells("numbers.csv").numbers("B2", 1, 2)).containsExactly(1.0, 2.0);
    assertThat(cells("numbers.csv").numbers("C2", 3, 1)).containsExactly(2.0, 4.0, 6.0);
    assertThat(cells("numbers.csv").numbers("C2*", 1, 3)).containsExactly(2.0, 4.0, 6.0);
  }

  @Test
  void elementsAreReadAcrossAndThenDown() throws DataException {
    var cells = cells("numbers.csv");
    assertThat(cells.texts("A2", "A4")).containsExactly("0", "1", "2");
    assertThat(cells.texts("B2", "B")).containsExactly("1", "5");
    assertThat(cells.texts("A1", "1")).containsExactly("time, in years", "0", "10");
    assertThat(cells.texts("A2", "B")).containsExactly("0", "1", "1", "2", "5");
    assertThat(cells.texts("B2", "3")).containsExactly("1", "2", "4");
    assertThat(cells.texts("B3", "")).containsExactly("4", "5", "6");
    assertThat(cells.texts("C2", "B3")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"named.xlsx", "named.xls"})
  void namesOfOtherSheetsAreNoCellsOfThisOne(String file) throws IOException, DataException {
    try (Workbook book = file.endsWith("x") ? new XSSFWorkbook() : new HSSFWorkbook();
        var out = Files.newOutputStream(folder.resolve(file))) {
      for (var name : List.of("Input", "Two")) {
        var sheet = book.createSheet(name);
        for (var row = 0; row < 3; row++) {
          sheet.createRow(row).createCell(0).setCellValue(row);
          sheet.getRow(row).createCell(1).setCellValue(10 * row);
        }
      }
      name(book, "here", "INPUT!$B$2");
      name(book, "there", "Two!$A$1:$A$3");
      name(book, "five", "5");
      name(book, "moved", "OFFSET(Input!$A$1,1,1)");
      book.write(out);
    }

    assertThat(cells(file).numbers("here", 1, 1)).containsExactly(10.0);
    for (var name : List.of("there", "five", "moved")) {
      assertThatThrownBy(() -> cells(file).numbers(name, 1, 1))
          .hasMessage("'%s' is a name in the workbook, but not of cells in this sheet", name);
    }
    assertThatThrownBy(() -> cells(file).series("there", "B1", 0))
        .hasMessage("'there' is a name in the workbook, but not of cells in this sheet");
    assertThatThrownBy(() -> cells(file).texts("A1", "there"))
        .hasMessage("'there' is a name in the workbook, but not of cells in this sheet");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    Files.writeString(folder.resolve("torn.xlsx"), "PK torn");
    Files.write(folder.resolve("torn.xls"), "no workbook".getBytes(StandardCharsets.UTF_8));

    assertReason("there is no file 'other.csv' beside the model", "other.csv");
    assertReason("'torn.xlsx' is not a spreadsheet", "torn.xlsx");
    assertReason("'torn.xls' is not a spreadsheet", "torn.xls");
    assertThatThrownBy(() -> cells("numbers.csv").numbers("B3", 1, 1))
        .hasMessage("the cell B3 is empty");
    assertThatThrownBy(() -> cells("numbers.csv").numbers("A1", 1, 1))
        .hasMessage("the cell A1 holds 'time, in years', not a number");
    assertThatThrownBy(() -> cells("numbers.csv").series("A", "Z9", 0))
        .hasMessage("there are no numbers from the cell Z9 on");
    assertThatThrownBy(() -> cells("numbers.xls").series("hours", "B2", 0))
        .hasMessage("'hours' is neither a cell nor a name in the sheet");
  }

  @Test
  void whatStandsInAFileElsewhereIsNotQuoted() throws IOException, DataException {
    Files.createDirectories(folder.resolve("model/data"));
    Files.writeString(folder.resolve("secret.csv"), "a word\n");
    Files.writeString(folder.resolve("model/data/own.csv"), "a word\n");
    Files.createSymbolicLink(folder.resolve("model/link.csv"), folder.resolve("secret.csv"));
    var data = DataFolder.of(folder.resolve("model/model.mdl"), DataSeries.none());

    assertThat(data.isInside("data\\own.csv")).isTrue();
    assertThat(data.isInside("../secret.csv")).isFalse();
    assertThat(data.isInside("link.csv")).isFalse();
    assertThat(data.isInside("absent.csv")).isFalse();
    var cells = new CellSeries(data.sheet("../secret.csv", ","), false, false);
    assertThatThrownBy(() -> cells.numbers("A1", 1, 1))
        .hasMessage("the cell A1 holds a text, not a number");
  }

  @Test
  void filesAreFoundWhateverTheirCase() throws IOException, DataException {
    Files.createDirectories(folder.resolve("Inputs"));
    Files.writeString(folder.resolve("Inputs/Costs 2020.CSV"), "1,2\n");
    var data = DataFolder.of(folder.resolve("model.mdl"), DataSeries.none());

    assertThat(new CellSeries(data.sheet("inputs\\costs 2020.csv", ",")).numbers("B1", 1, 1))
        .containsExactly(2.0);
  }

  private void assertReason(String reason, String file) {
    assertThatThrownBy(() -> cells(file)).hasMessage(reason);
  }
}
