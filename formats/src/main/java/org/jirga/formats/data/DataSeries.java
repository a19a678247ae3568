package org.jirga.formats.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.data.CellSeries.Point;
import org.jirga.model.expr.Name;

/// The series of data files: for each label, values at times.
///
/// A `.csv` or `.tab` file has a column for each label, the first being the time, or a row for
/// each, the first holding the times; a `.dat` file has a line with the label, and after it lines
/// with a time and a value. Labels are compared as names are, elements as in `people[north,young]`.
public final class DataSeries {

  private final Map<String, Series> series = new HashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private DataSeries() {}

  /// What a file has of a label.
  ///
  /// @param problem why it cannot be read
  record Series(List<Point> points, Optional<String> problem) {}

  /// No data.
  public static DataSeries none() {
    return new DataSeries();
  }

  /// Reads files; what stands in an earlier one counts.
  ///
  /// @param model the file of the model: what stands in files outside of its folder is not quoted
  public static DataSeries read(List<Path> files, Path model) throws DataException {
    var data = new DataSeries();
    var folder = Optional.ofNullable(model.toAbsolutePath().getParent());
    for (var file : files) {
      if (!Files.isRegularFile(file)) {
        throw new DataException("there is no data file '%s'".formatted(file));
      }
      var quotes = folder.isPresent() && DataFolder.isInside(file, folder.get());
      var contents = SeriesFile.read(file, quotes);
      contents.series().forEach(data.series::putIfAbsent);
      data.leftOut.addAll(contents.leftOut());
    }
    return data;
  }

  /// Which values in the files have no label, so that nothing can read them.
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /// Whether there are points of a label, even if they cannot be read.
  public boolean has(String label) {
    return series.containsKey(key(label));
  }

  /// The points of a label, rising.
  ///
  /// @throws DataException if a file has them, but in a way that cannot be read
  public Optional<List<Point>> of(String label) throws DataException {
    var found = Optional.ofNullable(series.get(key(label)));
    var problem = found.flatMap(Series::problem);
    if (problem.isPresent()) {
      throw new DataException(problem.get());
    }
    return found.map(Series::points);
  }

  static String key(String label) {
    var unquoted = label.replace("\"", "");
    return Name.of(unquoted).key().replaceAll(" ?([\\[\\],]) ?", "$1");
  }
}
