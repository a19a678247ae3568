package org.jirga.formats.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/// Reads the sheets of an XLSX file cell by cell: as a document in memory, a table of a million
/// cells would take a gigabyte.
final class StreamedWorkbook {

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final XSSFReader parts;
  private final ReadOnlySharedStringsTable texts;

  private StreamedWorkbook(XSSFReader parts, ReadOnlySharedStringsTable texts) {
    this.parts = parts;
    this.texts = texts;
  }

  /// The sheets by their names in lower case.
  static Map<String, Sheet> read(Path file) throws DataException, IOException {
    try (var archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      var texts = new ReadOnlySharedStringsTable(archive, false);
      return new StreamedWorkbook(new XSSFReader(archive), texts).sheets();
    } catch (OpenXML4JException | SAXException | XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  /// What the workbook lists: its sheets in order, and what its names mean.
  private record Contents(List<Listed> sheets, List<DefinedName> names) {}

  private record Listed(String name, String part) {}

  private Map<String, Sheet> sheets()
      throws DataException, IOException, OpenXML4JException, XMLStreamException {
    var contents = contents();
    var sheets = new HashMap<String, Sheet>();
    for (var index = 0; index < contents.sheets().size(); index++) {
      var listed = contents.sheets().get(index);
      var rows = rows(listed);
      sheets.put(
          listed.name().toLowerCase(Locale.ROOT),
          new Sheet(
              rows,
              DefinedName.areas(
                  contents.names(), index, listed.name(), SpreadsheetVersion.EXCEL2007)));
    }
    return sheets;
  }

  private Contents contents() throws IOException, OpenXML4JException, XMLStreamException {
    var sheets = new ArrayList<Listed>();
    var names = new ArrayList<DefinedName>();
    try (var input = parts.getWorkbookData()) {
      var xml = xml(input);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "sheet" ->
                sheets.add(
                    new Listed(
                        attribute(xml, "name").orElse(""),
                        Optional.ofNullable(xml.getAttributeValue(RELATIONSHIPS, "id"))
                            .orElse("")));
            case "definedName" -> {
              var name = attribute(xml, "name").orElse("");
              var sheet = attribute(xml, "localSheetId").map(Integer::valueOf);
              names.add(new DefinedName(name, sheet, xml.getElementText()));
            }
            default -> {}
          }
        }
      }
    }
    return new Contents(sheets, names);
  }

  /// A sheet that holds a chart instead of cells has no rows.
  private List<List<Cell>> rows(Listed listed)
      throws DataException, IOException, OpenXML4JException, XMLStreamException {
    var rows = new Rows(listed.name());
    try (var input = parts.getSheet(listed.part())) {
      var xml = xml(input);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "row" -> rows.begin(attribute(xml, "r").flatMap(Place::row));
            case "c" -> {
              var place = attribute(xml, "r").flatMap(Place::of);
              rows.add(place.map(Place::column), cell(xml));
            }
            default -> {}
          }
        }
      }
    }
    return rows.all();
  }

  /// What stands in a cell; a formula has the value that the spreadsheet program computed last.
  private Cell cell(XMLStreamReader xml) throws XMLStreamException {
    var type = attribute(xml, "t").orElse("n");
    var value = Optional.<String>empty();
    var text = new StringBuilder();
    var isFormula = false;
    var depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          var name = xml.getLocalName();
          if (name.equals("v")) {
            value = Optional.of(xml.getElementText());
          } else if (name.equals("t")) {
            text.append(xml.getElementText());
          } else if (name.equals("rPh")) {
            // How the text is pronounced.
            skip(xml);
          } else {
            isFormula |= name.equals("f");
            depth++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    // The value of a formula may be an empty text, which is blank.
    if (isFormula && (value.isEmpty() || type.equals("n") && value.get().isBlank())) {
      return new Cell.Uncomputed();
    }
    return switch (type) {
      case "inlineStr" -> DelimitedText.cell(text.toString().strip());
      case "s" -> DelimitedText.cell(value.map(this::text).orElse("").strip());
      case "b" ->
          value.<Cell>map(it -> new Cell.Text(isTrue(it) ? "TRUE" : "FALSE")).orElse(Cell.BLANK);
      case "e" -> new Cell.Text(value.map(String::strip).orElse("#VALUE!"));
      default -> DelimitedText.cell(value.orElse("").strip());
    };
  }

  private static boolean isTrue(String value) {
    return value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
  }

  private String text(String number) {
    return texts.getItemAt(Integer.parseInt(number.strip())).getString();
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private static Optional<String> attribute(XMLStreamReader xml, String name) {
    @Nullable String value = xml.getAttributeValue(null, name);
    return Optional.ofNullable(value);
  }

  private static XMLStreamReader xml(InputStream input) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(input);
  }
}
