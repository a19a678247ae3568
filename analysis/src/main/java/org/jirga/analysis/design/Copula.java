package org.jirga.analysis.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Design.Correlation;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.arithmetic.Normal;
import org.jirga.model.expr.Name;

/// Makes shares that are independent of each other correlated, whatever their distributions are.
///
/// Shares become normal, are mixed by the root of their correlation matrix, and become shares
/// again. The first constant stays as it was, and each depends on those before it alone. What one
/// constant's strata were is spoilt for those that are mixed from several.
///
/// @see "Iman and Conover (1982), Commun. Stat. B 11, 311 (rank correlations)"
public final class Copula {

  /// Shares of 0 and 1 are infinitely far from the middle; these are eight deviations from it.
  private static final double SMALLEST = 0x1p-53;

  private final int[] columns;
  private final double[][] root;

  private Copula(int[] columns, double[][] root) {
    this.columns = columns;
    this.root = root;
  }

  /// The copula for rank correlations; absent where they cannot hold together, so that the matrix
  /// is not positive definite.
  ///
  /// @param names of all constants
  /// @param correlations between two different ones of them; 0 between pairs that are not named
  public static Optional<Copula> of(List<String> names, List<Correlation> correlations) {
    var keys = names.stream().map(Name::of).toList();
    var columns =
        IntStream.range(0, names.size())
            .filter(
                column ->
                    correlations.stream()
                        .anyMatch(
                            it ->
                                Name.of(it.first()).equals(keys.get(column))
                                    || Name.of(it.second()).equals(keys.get(column))))
            .toArray();
    var matrix = new double[columns.length][columns.length];
    for (var row = 0; row < columns.length; row++) {
      matrix[row][row] = 1;
    }
    var places = IntStream.of(columns).mapToObj(keys::get).toList();
    for (var correlation : correlations) {
      var first = places.indexOf(Name.of(correlation.first()));
      var second = places.indexOf(Name.of(correlation.second()));
      // of a normal pair with this rank correlation (Pearson 1907)
      var linear = 2 * Elementary.sin(Math.PI * correlation.rank() / 6);
      matrix[first][second] = linear;
      matrix[second][first] = linear;
    }
    return root(matrix).map(root -> new Copula(columns, root));
  }

  /// Changes the shares of one future.
  ///
  /// @param shares of all futures, row-major
  /// @param from where the future's begin
  void correlate(double[] shares, int from) {
    var normal = new double[columns.length];
    for (var index = 0; index < columns.length; index++) {
      var share = Math.clamp(shares[from + columns[index]], SMALLEST, 1 - SMALLEST);
      normal[index] = Normal.quantile(share);
    }
    for (var row = 1; row < columns.length; row++) {
      var sum = 0.0;
      for (var column = 0; column <= row; column++) {
        sum += root[row][column] * normal[column];
      }
      shares[from + columns[row]] = Normal.below(sum);
    }
  }

  /// The lower triangular root (Cholesky).
  private static Optional<double[][]> root(double[][] matrix) {
    var size = matrix.length;
    var root = new double[size][size];
    for (var row = 0; row < size; row++) {
      for (var column = 0; column <= row; column++) {
        var rest = matrix[row][column];
        for (var before = 0; before < column; before++) {
          rest -= root[row][before] * root[column][before];
        }
        if (row != column) {
          root[row][column] = rest / root[column][column];
        } else if (rest > 0x1p-40) {
          root[row][row] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(root);
  }
}
