package org.jirga.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.engine.kernel.Interruption;

/// The course of every variable in one run.
///
/// The arrays are not copied and must not be changed.
///
/// @param times the save times, ascending
/// @param labels one for each scalar of the model
/// @param values row-major, `times × labels`
/// @param interruption why the method of integration gave up, if it did; from then on stocks
/// are not numbers
public record Trajectory(
    double[] times, List<String> labels, double[] values, Optional<Interruption> interruption) {

  public Trajectory {
    labels = List.copyOf(labels);
    if (values.length != (long) times.length * labels.size()) {
      throw new IllegalArgumentException(
          "%d values do not fit %d times of %d labels."
              .formatted(values.length, times.length, labels.size()));
    }
  }

  /// A run to its end.
  public Trajectory(double[] times, List<String> labels, double[] values) {
    this(times, labels, values, Optional.empty());
  }

  /// @param columns for each label, the values at the times
  public Trajectory(double[] times, List<String> labels, double[][] columns) {
    this(times, labels, rows(times.length, columns));
  }

  private static double[] rows(int saves, double[][] columns) {
    var values = new double[Math.multiplyExact(saves, columns.length)];
    for (var column = 0; column < columns.length; column++) {
      if (columns[column].length != saves) {
        throw new IllegalArgumentException(
            "A column has %d values for %d times.".formatted(columns[column].length, saves));
      }
      for (var save = 0; save < saves; save++) {
        values[save * columns.length + column] = columns[column][save];
      }
    }
    return values;
  }

  /// The value of a label, by its place, at a time, by its place.
  public double value(int save, int label) {
    return values[save * labels.size() + label];
  }

  /// The course of one label, by its place; a copy.
  public double[] column(int label) {
    return IntStream.range(0, times.length).mapToDouble(save -> value(save, label)).toArray();
  }

  /// The courses of all labels; a copy.
  public double[][] columns() {
    return IntStream.range(0, labels.size()).mapToObj(this::column).toArray(double[][]::new);
  }
}
