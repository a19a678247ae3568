package org.jirga.workbench.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.formats.data.Cell;

/// One column of a table of experiments: numbers, or categories by their places in a list.
///
/// @param values one for each experiment; NaN where the cell is blank
/// @param categories the texts that the numbers stand for; empty where they are numbers themselves
record Column(String name, double[] values, List<String> categories) {

  /// More kinds than a box can tell apart.
  private static final int MOST_CATEGORIES = 63;

  /// Numbers if all cells are, categories if not.
  static Column of(String name, List<Cell> cells) throws ArchiveException {
    var isText = cells.stream().anyMatch(cell -> cell instanceof Cell.Text && !isNan(cell));
    var categories = new ArrayList<String>();
    if (isText) {
      cells.stream().map(Column::text).distinct().sorted().forEach(categories::add);
      if (categories.size() > MOST_CATEGORIES) {
        throw new ArchiveException(
            "the column '%s' of experiments.csv has %,d different texts; at most %d can be told apart"
                .formatted(name, categories.size(), MOST_CATEGORIES));
      }
    }
    Function<Cell, Double> value =
        isText ? cell -> (double) categories.indexOf(text(cell)) : Column::number;
    return new Column(name, cells.stream().map(value).mapToDouble(it -> it).toArray(), categories);
  }

  /// Categories have a name each, whole numbers bounds; of other numbers nothing is known.
  Optional<Uncertainty> uncertainty(boolean isWhole) {
    var low = Arrays.stream(values).min().orElse(0);
    var high = Arrays.stream(values).max().orElse(0);
    if (categories.size() > 1) {
      var numbers = new ArrayList<Double>();
      for (var index = 0; index < categories.size(); index++) {
        numbers.add((double) index);
      }
      var equal = Collections.nCopies(categories.size(), 1.0);
      return Optional.of(
          new Uncertainty(
              name, "", new Distribution.Values(numbers, equal), categories, "", List.of(), ""));
    }
    return isWhole && low < high && categories.isEmpty()
        ? Optional.of(
            new Uncertainty(
                name, "", new Distribution.Whole((long) low, (long) high), "", List.of(), ""))
        : Optional.empty();
  }

  /// The values in some rows.
  double[] select(List<Integer> rows) {
    return rows.stream().mapToDouble(row -> values[row]).toArray();
  }

  /// What stands in a row, as text.
  String label(int row) {
    return categories.isEmpty()
        ? text(new Cell.Number(values[row]))
        : categories.get((int) values[row]);
  }

  static boolean isNan(Cell cell) {
    return cell instanceof Cell.Text(var text)
        && List.of("nan", "inf", "-inf").contains(text.toLowerCase(java.util.Locale.ROOT));
  }

  static double number(Cell cell) {
    return switch (cell) {
      case Cell.Number(var value) -> value;
      case Cell.Text(var text) when text.equalsIgnoreCase("inf") -> Double.POSITIVE_INFINITY;
      case Cell.Text(var text) when text.equalsIgnoreCase("-inf") -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Number(var value) ->
          value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
      case Cell.Text(var text) -> text;
      default -> "";
    };
  }
}
