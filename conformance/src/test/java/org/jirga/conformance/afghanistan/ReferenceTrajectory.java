package org.jirga.conformance.afghanistan;

import java.util.List;

/// All values of one run of [ReferenceModel] at every step.
///
/// @param columns names, time first
/// @param dt time step in months
/// @param rows one row for each step from month 0 to 60
public record ReferenceTrajectory(List<String> columns, double dt, double[][] rows) {

  /// The value of one column at a month, which must be a whole number of steps.
  public double at(String column, double month) {
    return rows[(int) Math.round(month / dt)][index(column)];
  }

  /// One column at all steps.
  public double[] series(String column) {
    int index = index(column);
    var series = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      series[i] = rows[i][index];
    }
    return series;
  }

  /// The largest value of one column over all steps.
  public double peak(String column) {
    double peak = Double.NEGATIVE_INFINITY;
    for (double value : series(column)) {
      peak = Math.max(peak, value);
    }
    return peak;
  }

  /// The arithmetic mean of one column over the whole months from `first` to `last`, both included.
  public double mean(String column, int first, int last) {
    double sum = 0;
    for (int month = first; month <= last; month++) {
      sum += at(column, month);
    }
    return sum / (last - first + 1);
  }

  /// Expected probability of an attack abroad by a month.
  public double externalRiskBy(double month) {
    return 1 - StrictMath.exp(-at("haz", month));
  }

  private int index(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("No column is called '%s'.".formatted(column));
    }
    return index;
  }
}
