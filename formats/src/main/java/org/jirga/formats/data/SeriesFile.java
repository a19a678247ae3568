package org.jirga.formats.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.data.CellSeries.Point;
import org.jirga.formats.data.DataSeries.Series;
import org.jirga.formats.data.DelimitedText.Line;

/// Reads the series of a data file. What is wrong with one of them is kept with it: a file may hold
/// more than a model reads.
final class SeriesFile {

  private final Path file;
  private final boolean quotes;
  private final Map<String, Column> columns = new HashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private SeriesFile(Path file, boolean quotes) {
    this.file = file;
    this.quotes = quotes;
  }

  /// What a file holds.
  ///
  /// @param leftOut which values have no label
  record Contents(Map<String, Series> series, List<String> leftOut) {}

  /// @param quotes whether a message may quote what stands in the file
  static Contents read(Path file, boolean quotes) throws DataException {
    return new SeriesFile(file, quotes).read();
  }

  private Contents read() throws DataException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    var text = DataFolder.text(file);
    if (name.endsWith(".dat")) {
      readLists(lines(text, '\t'));
    } else if (name.endsWith(".csv") || name.endsWith(".tab") || name.endsWith(".tsv")) {
      readTable(lines(text, name.endsWith(".csv") ? ',' : '\t'));
    } else {
      throw new DataException(
          "data files end in .csv, .tab, .tsv or .dat, not '%s'".formatted(file));
    }
    var series = new HashMap<String, Series>();
    columns.forEach((label, column) -> column.series().ifPresent(it -> series.put(label, it)));
    return new Contents(series, List.copyOf(leftOut));
  }

  private List<Line> lines(String text, char separator) throws DataException {
    var lines = DelimitedText.lines(text, separator);
    for (var line : lines) {
      if (line.torn()) {
        throw new DataException("a quote in %s is not closed".formatted(in(line)));
      }
    }
    return lines;
  }

  private void readTable(List<Line> lines) throws DataException {
    if (lines.isEmpty()) {
      return;
    }
    var header = lines.getFirst();
    if (DelimitedText.cell(cell(header, 1)) instanceof Cell.Number) {
      readRows(header, lines.subList(1, lines.size()));
    } else {
      readColumns(header, lines.subList(1, lines.size()));
    }
  }

  private void readColumns(Line header, List<Line> lines) throws DataException {
    for (var line : lines) {
      for (var i = 1; i < line.cells().size(); i++) {
        // as a decimal comma makes them, so that no value is where it belongs
        if (!cell(line, i).isEmpty() && i >= header.cells().size()) {
          throw new DataException(
              "cell %d of %s is in a column without a label".formatted(i + 1, in(line)));
        }
      }
    }
    for (var i = 1; i < header.cells().size(); i++) {
      if (!cell(header, i).isEmpty()) {
        var column = begin(cell(header, i));
        for (var line : lines) {
          column.add(cell(line, 0), line, cell(line, i), line);
        }
      } else if (hasValues(lines, i)) {
        leftOut.add(
            "column %s of '%s' has values but no label, and is left out"
                .formatted(Place.letters(i), file));
      }
    }
  }

  private static boolean hasValues(List<Line> lines, int column) {
    return lines.stream().anyMatch(line -> !cell(line, column).isEmpty());
  }

  private void readRows(Line times, List<Line> lines) {
    for (var line : lines) {
      if (!cell(line, 0).isEmpty()) {
        var column = begin(cell(line, 0));
        for (var i = 1; i < line.cells().size(); i++) {
          column.add(cell(times, i), times, cell(line, i), line);
        }
      } else if (!isBlank(line)) {
        leftOut.add("%s has values but no label, and is left out".formatted(in(line)));
      }
    }
  }

  private void readLists(List<Line> lines) {
    var column = new Column("");
    for (var line : lines) {
      var first = cell(line, 0);
      var alone = line.cells().stream().skip(1).allMatch(String::isEmpty);
      if (alone && !first.isEmpty() && (line.quoted() || !isNumeric(first))) {
        column = begin(first);
      } else if (line.cells().size() == 1 && !first.isEmpty()) {
        column.refuse(
            "%s holds %s, neither a label nor a time and a value with a tabulator between them"
                .formatted(in(line), quoted(first)));
      } else if (line.cells().stream().skip(2).anyMatch(cell -> !cell.isEmpty())) {
        column.refuse("%s has more than a time and a value".formatted(in(line)));
      } else {
        column.add(first, line, cell(line, 1), line);
      }
    }
  }

  /// Whether a text begins as a number: names that do are in quotes.
  private static boolean isNumeric(String text) {
    var c = text.charAt(0);
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+';
  }

  private static boolean isBlank(Line line) {
    return line.cells().stream().allMatch(String::isEmpty);
  }

  private static String cell(Line line, int number) {
    return number < line.cells().size() ? line.cells().get(number) : "";
  }

  private Column begin(String label) {
    var key = DataSeries.key(label);
    var before = columns.get(key);
    if (before != null) {
      before.refuse("'%s' has '%s' twice".formatted(file, label));
      return new Column(label);
    }
    var column = new Column(label);
    columns.put(key, column);
    return column;
  }

  private String in(Line line) {
    return "line %d of '%s'".formatted(line.number(), file);
  }

  private String quoted(String text) {
    return quotes ? "'" + text + "'" : "a text";
  }

  /// A series while it is read.
  private final class Column {
    private record Reading(Point point, Line line) {}

    private final String label;
    private final List<Reading> readings = new ArrayList<>();
    private Optional<String> problem = Optional.empty();

    Column(String label) {
      this.label = label;
    }

    void refuse(String reason) {
      problem = problem.or(() -> Optional.of(reason));
    }

    /// Adds a point, unless its value is missing.
    void add(String time, Line timeIn, String value, Line valueIn) {
      if (value.isEmpty() || CellSeries.isMissing(value)) {
        return;
      }
      switch (DelimitedText.cell(time)) {
        case Cell.Blank _ ->
            refuse("%s has a value of '%s' without a time".formatted(in(valueIn), label));
        case Cell.Text _, Cell.Uncomputed _ ->
            refuse(
                "%s holds %s as a time of '%s', not a number"
                    .formatted(in(timeIn), quoted(time), label));
        case Cell.Number(var at) -> {
          if (DelimitedText.cell(value) instanceof Cell.Number(var number)) {
            // Plus 0, so that -0 is the same time as 0.
            readings.add(new Reading(new Point(at + 0.0, number), valueIn));
          } else {
            refuse(
                "%s holds %s for '%s', not a number".formatted(in(valueIn), quoted(value), label));
          }
        }
      }
    }

    /// Rising in time; nothing if it has no point.
    Optional<Series> series() {
      readings.sort(Comparator.comparingDouble(reading -> reading.point().x()));
      var points = new ArrayList<Point>();
      for (var reading : readings) {
        var point = reading.point();
        if (points.isEmpty() || points.getLast().x() != point.x()) {
          points.add(point);
        } else if (points.getLast().y() != point.y()) {
          refuse(
              "%s has another value of '%s' for a time that it has already"
                  .formatted(in(reading.line()), label));
        }
      }
      return points.isEmpty() && problem.isEmpty()
          ? Optional.empty()
          : Optional.of(new Series(List.copyOf(points), problem));
    }
  }
}
