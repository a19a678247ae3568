package org.jirga.formats.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cell of a sheet, from 0: `B2` is row 1, column 1.
public record Place(int row, int column) {

  private static final Pattern CELL = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})");
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z]{1,3}");
  private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

  /// Reads `B2`, with or without `$`.
  public static Optional<Place> of(String written) {
    var match = CELL.matcher(written.strip());
    return match.matches()
        ? row(match.group(2)).flatMap(r -> column(match.group(1)).map(c -> new Place(r, c)))
        : Optional.empty();
  }

  /// Reads the letters of a column.
  public static Optional<Integer> column(String written) {
    if (!COLUMN.matcher(written).matches()) {
      return Optional.empty();
    }
    var column = 0;
    for (var letter : written.toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return Optional.of(column - 1);
  }

  /// Reads the number of a row.
  public static Optional<Integer> row(String written) {
    return ROW.matcher(written).matches() && Integer.parseInt(written) > 0
        ? Optional.of(Integer.parseInt(written) - 1)
        : Optional.empty();
  }

  Place moved(int rows, int columns) {
    return new Place(row + rows, column + columns);
  }

  /// `B2`.
  @Override
  public String toString() {
    return letters(column) + (row + 1);
  }

  /// What spreadsheets call a column.
  static String letters(int column) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }
}
