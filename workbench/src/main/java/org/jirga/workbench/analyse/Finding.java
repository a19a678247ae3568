package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.FigureData;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Lines;

/// One table and what it says.
///
/// @param file name of its CSV file
/// @param title of the table
/// @param header names of the columns
/// @param rows cells: words or numbers
/// @param sentences what the table says, and what must be known to read it
/// @param figures that show it
public record Finding(
    String file,
    String title,
    List<String> header,
    List<List<Object>> rows,
    List<String> sentences,
    List<Figure> figures) {

  /// A terminal shows so many columns at most, evenly picked; files have all.
  private static final int COLUMNS = 14;

  public Finding {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }

  /// Without figures.
  public Finding(
      String file,
      String title,
      List<String> header,
      List<List<Object>> rows,
      List<String> sentences) {
    this(file, title, header, rows, sentences, List.of());
  }

  /// The same with figures.
  Finding with(Figure... added) {
    return new Finding(file, title, header, rows, sentences, List.of(added));
  }

  /// The same with one sentence more.
  Finding saying(String sentence) {
    var more = new ArrayList<>(sentences);
    more.add(sentence);
    return new Finding(file, title, header, rows, more, figures);
  }

  /// Lines for a terminal: words to the left, numbers to the right.
  public List<String> lines() {
    var cells = new ArrayList<List<String>>();
    cells.add(header);
    rows.forEach(row -> cells.add(row.stream().map(Finding::shown).toList()));
    var columns = columns();
    var widths =
        IntStream.range(0, header.size())
            .map(column -> cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    var lines = new Lines();
    lines.whole(title);
    for (var row : cells) {
      lines.whole(
          ("  "
                  + IntStream.of(columns)
                      .mapToObj(column -> padded(row.get(column), widths[column], isWords(column)))
                      .collect(Collectors.joining("  ")))
              .stripTrailing());
    }
    sentences.forEach(lines::wrap);
    return lines.all();
  }

  private int[] columns() {
    var last = header.size() - 1;
    return last < COLUMNS
        ? IntStream.rangeClosed(0, last).toArray()
        : IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, COLUMNS - 1)
                    .map(index -> 1 + (int) Math.round(index * (last - 1.0) / (COLUMNS - 2))))
            .toArray();
  }

  private boolean isWords(int column) {
    return rows.stream().allMatch(row -> row.get(column) instanceof String);
  }

  private static String padded(String text, int width, boolean isWords) {
    var space = " ".repeat(width - text.length());
    return isWords ? text + space : space + text;
  }

  private static String shown(Object cell) {
    return cell instanceof Double number
        ? Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.3f", number)
        : cell.toString();
  }

  /// The table in full.
  public FigureData data() {
    return new FigureData(header, rows);
  }

  public Json json() {
    return Json.object(
        "title",
        title,
        "header",
        header,
        "rows",
        rows,
        "sentences",
        sentences,
        "figures",
        figures.stream()
            .map(
                it ->
                    Json.object(
                        "id",
                        it.id(),
                        "title",
                        it.title(),
                        "finding",
                        it.finding(),
                        "header",
                        it.data().header(),
                        "rows",
                        it.data().rows(),
                        "option",
                        it.option()))
            .toList());
  }
}
