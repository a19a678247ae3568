package org.jirga.engine.kernel.integration;

/// Linear equations with one matrix and many right sides, solved by Gauss's elimination with row
/// exchanges.
final class LinearSystem {

  private final double[][] rows;
  private final int[] order;
  private final double[] sorted;

  LinearSystem(int size) {
    this.rows = new double[size][size];
    this.order = new int[size];
    this.sorted = new double[size];
  }

  /// Sets the matrix to `I - factor * jacobian` and takes it apart.
  ///
  /// @return false if it has no inverse
  boolean decompose(double factor, double[][] jacobian) {
    for (var row = 0; row < rows.length; row++) {
      order[row] = row;
      for (var column = 0; column < rows.length; column++) {
        rows[row][column] = -factor * jacobian[row][column];
      }
      rows[row][row] += 1;
    }
    for (var step = 0; step < rows.length; step++) {
      exchange(step, pivot(step));
      if (!(Math.abs(rows[step][step]) > 0) || !Double.isFinite(rows[step][step])) {
        return false;
      }
      eliminate(step);
    }
    return true;
  }

  private int pivot(int step) {
    var largest = step;
    for (var row = step + 1; row < rows.length; row++) {
      if (Math.abs(rows[row][step]) > Math.abs(rows[largest][step])) {
        largest = row;
      }
    }
    return largest;
  }

  private void exchange(int a, int b) {
    var row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
    var place = order[a];
    order[a] = order[b];
    order[b] = place;
  }

  private void eliminate(int step) {
    var top = rows[step];
    for (var below = step + 1; below < rows.length; below++) {
      var row = rows[below];
      if (row[step] == 0) {
        continue; // most stocks depend on few others
      }
      var share = row[step] / top[step];
      row[step] = share;
      for (var column = step + 1; column < rows.length; column++) {
        row[column] -= share * top[column];
      }
    }
  }

  /// Replaces a right side by the solution.
  void solve(double[] right) {
    for (var i = 0; i < rows.length; i++) {
      sorted[i] = right[order[i]];
    }
    for (var i = 0; i < rows.length; i++) {
      var sum = sorted[i];
      for (var j = 0; j < i; j++) {
        sum -= rows[i][j] * sorted[j];
      }
      sorted[i] = sum;
    }
    for (var i = rows.length - 1; i >= 0; i--) {
      var sum = sorted[i];
      for (var j = i + 1; j < rows.length; j++) {
        sum -= rows[i][j] * sorted[j];
      }
      sorted[i] = sum / rows[i][i];
    }
    System.arraycopy(sorted, 0, right, 0, right.length);
  }
}
