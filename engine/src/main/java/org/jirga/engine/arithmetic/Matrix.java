package org.jirga.engine.arithmetic;

/// Square matrices, row by row in one array.
public final class Matrix {

  /// The distance from 1 to the next number.
  private static final double LAST_BIT = 0x1p-52;

  private Matrix() {}

  /// One element of the inverse, by elimination with the largest pivot of each column; NaN where
  /// the matrix has no inverse, as far as rounding lets it be told.
  public static double inverse(double[] matrix, int element) {
    var size = (int) Math.rint(Math.sqrt(matrix.length));
    var row = element / size;
    var column = element % size;
    // Solves for the wanted column of the inverse alone.
    var a = matrix.clone();
    var x = new double[size];
    x[column] = 1;
    eliminate(a, x);
    if (isSingular(a, size)) {
      return Double.NaN;
    }
    substitute(a, x, row);
    return x[row];
  }

  /// Solves linear equations, by elimination with the largest pivot of each column; what comes out
  /// is not finite where they have no single solution.
  ///
  /// @param matrix is used up
  /// @param right takes the solution
  public static void solve(double[] matrix, double[] right) {
    eliminate(matrix, right);
    substitute(matrix, right, 0);
  }

  /// Leaves below the diagonal by which part of each row another one has been reduced.
  private static void eliminate(double[] a, double[] x) {
    var size = x.length;
    for (var pivot = 0; pivot < size; pivot++) {
      exchange(a, x, size, pivot, largest(a, size, pivot));
      for (var below = pivot + 1; below < size; below++) {
        var factor = a[below * size + pivot] / a[pivot * size + pivot];
        for (var i = pivot + 1; i < size; i++) {
          a[below * size + i] -= factor * a[pivot * size + i];
        }
        a[below * size + pivot] = factor;
        x[below] -= factor * x[pivot];
      }
    }
  }

  /// Whether a pivot is no larger than the rounding of what was taken away to get it.
  ///
  /// @param a as [#eliminate] leaves it
  private static boolean isSingular(double[] a, int size) {
    for (var pivot = 0; pivot < size; pivot++) {
      var taken = 0.0;
      for (var i = 0; i < pivot; i++) {
        taken += Math.abs(a[pivot * size + i] * a[i * size + pivot]);
      }
      if (Math.abs(a[pivot * size + pivot]) <= size * LAST_BIT * taken) {
        return true;
      }
    }
    return false;
  }

  /// @param first the first row that is asked for
  private static void substitute(double[] a, double[] x, int first) {
    var size = x.length;
    for (var i = size - 1; i >= first; i--) {
      for (var j = i + 1; j < size; j++) {
        x[i] -= a[i * size + j] * x[j];
      }
      x[i] /= a[i * size + i];
    }
  }

  private static int largest(double[] a, int size, int pivot) {
    var best = pivot;
    for (var row = pivot + 1; row < size; row++) {
      if (Math.abs(a[row * size + pivot]) > Math.abs(a[best * size + pivot])) {
        best = row;
      }
    }
    return best;
  }

  private static void exchange(double[] a, double[] x, int size, int first, int second) {
    for (var i = 0; i < size && first != second; i++) {
      var kept = a[first * size + i];
      a[first * size + i] = a[second * size + i];
      a[second * size + i] = kept;
    }
    var kept = x[first];
    x[first] = x[second];
    x[second] = kept;
  }
}
