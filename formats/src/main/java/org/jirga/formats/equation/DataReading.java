package org.jirga.formats.equation;

import java.util.Arrays;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// How an equation reads a data variable at another time than now, as `GET DATA AT TIME` does.
///
/// Such a reading is the application of a lookup that holds the data. As which variables are data
/// is not known before the whole file is read, it stands in its equation as the application of a
/// lookup with a marked name, which whoever puts the file together replaces.
public enum DataReading {
  /// `TIME SHIFT(data, shift)`: as the data are interpolated.
  SHIFTED("shifted"),
  /// `GET DATA AT TIME(data, time)`: the point at this time, else `:NA:`.
  EXACT("at a time"),
  /// `GET DATA BETWEEN TIMES(data, time, 0)`: on the line between two points; `:NA:` beyond them.
  BETWEEN("between times"),
  /// The same with a mode of 1: the next point.
  LATER("after a time"),
  /// The same with a mode of -1: the last point.
  EARLIER("before a time"),
  /// `CUMULATE(data)`: at each point the sum of those up to it, and on lines between.
  CUMULATED("cumulated"),
  /// `CUMULATEF(data)`: the sum of all points.
  TOTAL("total"),
  FIRST_TIME("first time"),
  LAST_TIME("last time"),
  /// How many points there are before a time.
  BEFORE("points before a time"),
  /// How many points there are up to a time and at it.
  UP_TO("points up to a time"),
  /// `GET DATA MIN(data, from, to)` of the points from one time to another, the ends with them;
  /// `:NA:` where there is none. It is read at the [#interval] of the two times.
  SMALLEST("smallest"),
  LARGEST("largest"),
  MEAN("mean"),
  /// The middle one, or the mean of the two in the middle.
  MEDIAN("median"),
  /// The standard deviation, divided by the number of the points.
  DEVIATION("deviation");

  /// More than a series has points of which the intervals are told apart.
  private static final int MOST_POINTS = 1 << 20;

  private static final char MARK = '\0';

  private final String words;

  DataReading(String words) {
    this.words = words;
  }

  /// A data variable and how it is read.
  public record Marked(DataReading reading, Name data) {}

  /// The name that stands for this reading of a data variable.
  public Name mark(Name data) {
    return Name.of(data.text() + MARK + words);
  }

  /// What a marked name stands for; nothing for any other name.
  public static Optional<Marked> of(Name name) {
    var at = name.text().indexOf(MARK);
    if (at <= 0) {
      return Optional.empty();
    }
    var words = name.text().substring(at + 1);
    return Arrays.stream(values())
        .filter(reading -> reading.words.equals(words))
        .findFirst()
        .map(reading -> new Marked(reading, Name.of(name.text().substring(0, at))));
  }

  /// The number of an interval of points: it identifies which they are.
  ///
  /// @param before how many points there are before the interval
  /// @param upTo how many there are up to its end
  public static double interval(int before, int upTo) {
    return (double) before * MOST_POINTS + upTo;
  }

  /// The same number where the two are expressions.
  static Expr interval(Expr before, Expr upTo, Span span) {
    var stride = new Expr.Literal(MOST_POINTS, span);
    var row = new Expr.Binary(BinaryOp.MULTIPLY, before, stride, span);
    return new Expr.Binary(BinaryOp.ADD, row, upTo, span);
  }

  /// What the lookup that holds the data is called.
  public Name lookup(Name data) {
    return Name.of("%s (%s)".formatted(data.text(), words));
  }
}
