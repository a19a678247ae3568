package org.jirga.formats.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jirga.model.expr.ExprPrinter;

/// Finds the cells that Vensim's functions name.
public final class CellSeries {

  /// What a spreadsheet program writes where a formula has no value, as in `#DIV/0!`.
  private static final Pattern FAULT =
      Pattern.compile(
          "#(?:N/A|DIV/0!|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!"
              + "|UNKNOWN!|BUSY!|EXTERNAL!|PYTHON!|GETTING_DATA)");

  /// How a text begins that was meant to be a number; other texts are words beside a table.
  private static final Pattern NEARLY_NUMBER = Pattern.compile("[-+]?[.,]?\\d|(?:TRUE|FALSE)$");

  /// Beyond the last row and column of any sheet.
  private static final int MOST = Integer.MAX_VALUE;

  private final Sheet sheet;
  private final boolean ends;
  private final boolean quotes;

  /// A series of which leaves out places without a time, as the functions `GET XLS …` do.
  public CellSeries(Sheet sheet) {
    this(sheet, false, true);
  }

  /// @param ends whether a series ends at the first place after its beginning that has no time, as
  /// the functions `GET DIRECT …` have it
  /// @param quotes whether a message may quote what stands in a cell: not of any file whatever that
  /// a model of somebody else names
  public CellSeries(Sheet sheet, boolean ends, boolean quotes) {
    this.sheet = sheet;
    this.ends = ends;
    this.quotes = quotes;
  }

  /// A value at a place of a series.
  public record Point(double x, double y) {}

  /// The series of the functions `… DATA` and `… LOOKUPS`.
  ///
  /// @param along a column (`A`), a row (`1`) or a named range with the times
  /// @param cell where the first value of the first series stands, or the name of its cells
  /// @param number of the series: those after the first follow beside it
  /// @return rising in x; without the places where x or y is missing
  public List<Point> series(String along, String cell, int number) throws DataException {
    var first = first(cell);
    var column = Place.column(along);
    var row = Place.row(along);
    if (column.isPresent() && sheet.named(along).isEmpty()) {
      return down(column.get(), first.row(), sheet.height(), first.moved(0, number));
    }
    if (row.isPresent()) {
      return across(row.get(), first.column(), sheet.width(), first.moved(number, 0));
    }
    var times = sheet.named(along).orElseThrow(() -> missing(along));
    if (times.isVertical()) {
      var column0 = times.first().column();
      var from = times.first().row();
      // The values begin beside the first time, wherever their own cells begin.
      var start = new Place(Math.max(from, first.row()), first.column() + number);
      var bottom = Math.min(times.last().row() + 1, sheet.height());
      return down(column0, start.row(), bottom, start);
    }
    var start = new Place(first.row() + number, Math.max(times.first().column(), first.column()));
    var right = Math.min(times.last().column() + 1, sheet.width());
    return across(times.first().row(), start.column(), right, start);
  }

  /// The series of the functions `… DATA`, as [#series] has it, with one value for a time.
  public List<Point> data(String along, String cell, int number) throws DataException {
    var points = new ArrayList<Point>();
    for (var point : series(along, cell, number)) {
      if (points.isEmpty() || points.getLast().x() != point.x()) {
        points.add(point);
      } else if (points.getLast().y() != point.y()) {
        throw new DataException(
            "there are two values for the time %s from the cell %s on"
                .formatted(ExprPrinter.print(point.x()), first(cell)));
      }
    }
    return points;
  }

  /// Whether a text says that there is no value.
  static boolean isMissing(String text) {
    return text.equalsIgnoreCase("na") || text.equalsIgnoreCase(":NA:");
  }

  /// The numbers of the functions `… CONSTANTS`: rows of as many columns, or, transposed, columns
  /// of as many rows.
  ///
  /// @param cell `B2`, or a name; with `*` at its end transposed
  public List<Double> numbers(String cell, int rows, int columns) throws DataException {
    var transposed = cell.endsWith("*");
    var first = first(transposed ? cell.substring(0, cell.length() - 1) : cell);
    var numbers = new ArrayList<Double>();
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        numbers.add(number(transposed ? first.moved(column, row) : first.moved(row, column)));
      }
    }
    return numbers;
  }

  /// The texts of the function `… SUBSCRIPT`, across and then down; blanks are passed over.
  ///
  /// @param first a cell, or the name of all cells
  /// @param last a cell; or a column, a row or neither: then down, across, or both, as far as the
  /// sheet goes
  public List<String> texts(String first, String last) throws DataException {
    var from = first(first);
    var to = last(first, last);
    var bottom = Math.min(to.row(), sheet.height() - 1);
    var right = Math.min(to.column(), sheet.width() - 1);
    var texts = new ArrayList<String>();
    for (var row = from.row(); row <= bottom; row++) {
      for (var column = from.column(); column <= right; column++) {
        add(texts, new Place(row, column));
      }
    }
    return texts;
  }

  private Place last(String first, String last) throws DataException {
    if (last.isBlank()) {
      return sheet.named(first).map(Sheet.Area::last).orElse(new Place(MOST, MOST));
    }
    var named = sheet.named(last);
    return Place.of(last)
        .or(() -> named.map(Sheet.Area::last))
        .or(() -> Place.column(last.strip()).map(column -> new Place(MOST, column)))
        .or(() -> Place.row(last.strip()).map(row -> new Place(row, MOST)))
        .orElseThrow(() -> missing(last));
  }

  private void add(List<String> texts, Place place) throws DataException {
    switch (sheet.at(place)) {
      case Cell.Text(var text) when isFault(text) -> throw fault(place, text, "a name");
      case Cell.Text(var text) -> texts.add(text);
      case Cell.Number(var value) ->
          texts.add(
              value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
      case Cell.Uncomputed _ -> throw uncomputed(place);
      case Cell.Blank _ -> {}
    }
  }

  private static DataException uncomputed(Place place) {
    return new DataException(
        "the cell %s holds a formula whose value no program has computed: open the file in a"
                .formatted(place)
            + " spreadsheet program and save it");
  }

  private Place first(String cell) throws DataException {
    var named = sheet.named(cell);
    if (named.isPresent()) {
      return named.get().first();
    }
    return Place.of(cell).orElseThrow(() -> missing(cell));
  }

  private static DataException missing(String name) {
    return new DataException("'%s' is neither a cell nor a name in the sheet".formatted(name));
  }

  private double number(Place place) throws DataException {
    return switch (sheet.at(place)) {
      case Cell.Number(var value) -> value;
      case Cell.Text(var text) -> throw noNumber(place, text, "a number");
      case Cell.Uncomputed _ -> throw uncomputed(place);
      case Cell.Blank _ -> throw new DataException("the cell %s is empty".formatted(place));
    };
  }

  private static boolean isFault(String text) {
    return FAULT.matcher(text).matches();
  }

  /// Such a text tells nothing of what else is in the file: it is quoted wherever that is.
  private static DataException fault(Place place, String text, String wanted) {
    return new DataException(
        "the cell %s holds the error %s, not %s".formatted(place, text, wanted));
  }

  private DataException noNumber(Place place, String text, String wanted) {
    if (isFault(text)) {
      return fault(place, text, wanted);
    }
    var held = quotes ? "'" + text + "'" : "a text";
    return new DataException("the cell %s holds %s, not %s".formatted(place, held, wanted));
  }

  private List<Point> down(int times, int from, int to, Place values) throws DataException {
    var points = new ArrayList<Point>();
    for (var row = from; row < to; row++) {
      var x = new Place(row, times);
      var y = new Place(row, values.column());
      if (ends(points, x, y)) {
        break;
      }
      add(points, x, y);
    }
    return sorted(points, values);
  }

  private List<Point> across(int times, int from, int to, Place values) throws DataException {
    var points = new ArrayList<Point>();
    for (var column = from; column < to; column++) {
      var x = new Place(times, column);
      var y = new Place(values.row(), column);
      if (ends(points, x, y)) {
        break;
      }
      add(points, x, y);
    }
    return sorted(points, values);
  }

  private boolean ends(List<Point> points, Place x, Place y) {
    return ends
        && !points.isEmpty()
        && !(sheet.at(x) instanceof Cell.Number || sheet.at(x) instanceof Cell.Uncomputed)
        && !isFault(x)
        && !isMeantAsTime(x, y);
  }

  /// Whether a text stands beside a value where a time was meant: `2x`, `1,5`, `2020-01-01`.
  private boolean isMeantAsTime(Place x, Place y) {
    return sheet.at(x) instanceof Cell.Text(var text)
        && NEARLY_NUMBER.matcher(text).lookingAt()
        && sheet.at(y) instanceof Cell.Number;
  }

  private boolean isFault(Place place) {
    return sheet.at(place) instanceof Cell.Text(var text) && isFault(text);
  }

  private void add(List<Point> points, Place x, Place y) throws DataException {
    if (sheet.at(x) instanceof Cell.Number(var time)) {
      switch (sheet.at(y)) {
        case Cell.Number(var value) -> points.add(new Point(time, value));
        case Cell.Text(var text) when !isMissing(text) -> throw noNumber(y, text, "a number");
        case Cell.Uncomputed _ -> throw uncomputed(y);
        case Cell.Text _, Cell.Blank _ -> {}
      }
    } else if (sheet.at(x) instanceof Cell.Uncomputed && !(sheet.at(y) instanceof Cell.Blank)) {
      throw uncomputed(x);
    } else if (sheet.at(x) instanceof Cell.Text(var text)
        && isFault(text)
        && !(sheet.at(y) instanceof Cell.Blank)) {
      throw fault(x, text, "a time");
    } else if (sheet.at(x) instanceof Cell.Text(var text) && isMeantAsTime(x, y)) {
      throw noNumber(x, text, "a time");
    }
  }

  private static List<Point> sorted(List<Point> points, Place values) throws DataException {
    if (points.isEmpty()) {
      throw new DataException("there are no numbers from the cell %s on".formatted(values));
    }
    points.sort(Comparator.comparingDouble(Point::x));
    return points;
  }
}
