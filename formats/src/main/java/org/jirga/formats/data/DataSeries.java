package org.jirga.formats.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.data.CellSeries.Point;
import org.jirga.model.expr.Name;

/// The series of data files: for each label, values at times.
///
/// A `.csv` or `.tab` file has a column for each label, the first being the time, or a row for
/// each, the first holding the times; a `.dat` file has a line with the label, and after it lines
/// with a
/// time and a value. Labels are compared as names are, elements as in `people[north,young]`.
public final class DataSeries {

  private final Map<String, List<Point>> series = new HashMap<>();

  private DataSeries() {}

  /// No data.
  public static DataSeries none() {
    return new DataSeries();
  }

  /// Reads files; what stands in an earlier one counts.
  public static DataSeries read(List<Path> files) throws DataException {
    var data = new DataSeries();
    for (var file : files) {
      var found = new HashMap<String, List<Point>>();
      read(file, found);
      found.forEach(data.series::putIfAbsent);
    }
    return data;
  }

  /// The points of a label, rising.
  public Optional<List<Point>> of(String label) {
    return Optional.ofNullable(series.get(key(label)));
  }

  private static String key(String label) {
    var unquoted = label.replace("\"", "");
    return Name.of(unquoted).key().replaceAll(" ?([\\[\\],]) ?", "$1");
  }

  private static void read(Path file, Map<String, List<Point>> found) throws DataException {
    if (!Files.isRegularFile(file)) {
      throw new DataException("there is no data file '%s'".formatted(file));
    }
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    var text = DataFolder.text(file);
    if (name.endsWith(".dat")) {
      readLists(DelimitedText.read(text, '\t'), found);
    } else if (name.endsWith(".csv") || name.endsWith(".tab") || name.endsWith(".tsv")) {
      readTable(DelimitedText.read(text, name.endsWith(".csv") ? ',' : '\t'), found);
    } else {
      throw new DataException(
          "data files end in .csv, .tab, .tsv or .dat, not '%s'".formatted(file));
    }
    found.values().forEach(points -> points.sort(Comparator.comparingDouble(Point::x)));
  }

  private static void readTable(Sheet sheet, Map<String, List<Point>> found) {
    var acrossTimes =
        sheet.width() > 1 && sheet.height() > 0 && sheet.at(new Place(0, 1)) instanceof Cell.Number;
    var labels = acrossTimes ? sheet.height() : sheet.width();
    var times = acrossTimes ? sheet.width() : sheet.height();
    for (var label = 1; label < labels; label++) {
      if (sheet.at(acrossTimes ? new Place(label, 0) : new Place(0, label))
          instanceof Cell.Text(var text)) {
        var points = new ArrayList<Point>();
        for (var time = 1; time < times; time++) {
          var x = sheet.at(acrossTimes ? new Place(0, time) : new Place(time, 0));
          var y = sheet.at(acrossTimes ? new Place(label, time) : new Place(time, label));
          if (x instanceof Cell.Number(var at) && y instanceof Cell.Number(var value)) {
            points.add(new Point(at, value));
          }
        }
        add(text, points, found);
      }
    }
  }

  private static void readLists(Sheet sheet, Map<String, List<Point>> found) {
    var label = Optional.<String>empty();
    var points = new ArrayList<Point>();
    for (var row = 0; row < sheet.height(); row++) {
      var first = sheet.at(new Place(row, 0));
      if (first instanceof Cell.Number(var time)
          && sheet.at(new Place(row, 1)) instanceof Cell.Number(var value)) {
        points.add(new Point(time, value));
      } else if (first instanceof Cell.Text(var text)) {
        add(label.orElse(""), points, found);
        label = Optional.of(text);
        points = new ArrayList<>();
      }
    }
    add(label.orElse(""), points, found);
  }

  private static void add(String label, List<Point> points, Map<String, List<Point>> found) {
    if (!points.isEmpty()) {
      found.putIfAbsent(key(label), points);
    }
  }
}
