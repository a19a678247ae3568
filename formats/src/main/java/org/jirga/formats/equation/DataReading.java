package org.jirga.formats.equation;

import java.util.Arrays;
import java.util.Optional;
import org.jirga.model.expr.Name;

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
  FIRST_TIME("first time"),
  LAST_TIME("last time");

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

  /// What the lookup that holds the data is called.
  public Name lookup(Name data) {
    return Name.of("%s (%s)".formatted(data.text(), words));
  }
}
