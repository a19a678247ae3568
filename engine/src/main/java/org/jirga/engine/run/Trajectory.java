package org.jirga.engine.run;

import java.util.List;

/// The course of every variable in one run.
///
/// The arrays are not copied and must not be changed.
///
/// @param times the save times, ascending
/// @param labels one for each scalar of the model
/// @param columns for each label, the values at the times
public record Trajectory(double[] times, List<String> labels, double[][] columns) {

  public Trajectory {
    labels = List.copyOf(labels);
    if (columns.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d labels do not fit %d columns.".formatted(labels.size(), columns.length));
    }
    for (var column : columns) {
      if (column.length != times.length) {
        throw new IllegalArgumentException(
            "A column has %d values for %d times.".formatted(column.length, times.length));
      }
    }
  }
}
