package org.jirga.analysis.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs for Sobol' indices: two matrices of independent points, and for each group of factors the
/// first with the group's columns from the second, and the other way round.
///
/// The rows come base row by base row: of the first matrix, of the mixtures with one group each
/// from the second, where second-order indices are wanted of the mixtures with one group each from
/// the first, and of the second matrix.
///
/// @param factors names of the columns
/// @param groups names of the groups, in the order of the mixtures
/// @param base rows of one matrix
/// @param isSecondOrder whether second-order indices are wanted
/// @param sequences scrambled sequences that the base rows are made of; 0 where they are random
/// @param points a row for each run, from 0 to 1
/// @see "Saltelli (2002), Comput. Phys. Commun. 145, 280"
public record SaltelliDesign(
    List<String> factors,
    List<String> groups,
    int base,
    boolean isSecondOrder,
    int sequences,
    double[][] points) {

  public SaltelliDesign {
    factors = List.copyOf(factors);
    groups = List.copyOf(groups);
  }

  /// Base rows drawn at random: keyed, so that more of them leave the first as they were.
  public static SaltelliDesign random(
      List<String> factors, List<String> groupOf, int base, boolean isSecondOrder, long seed) {
    var first = new double[base][factors.size()];
    var second = new double[base][factors.size()];
    for (var column = 0; column < factors.size(); column++) {
      for (var row = 0; row < base; row++) {
        var random = Keyed.random(seed, factors.get(column), 2, row);
        first[row][column] = random.nextDouble();
        second[row][column] = random.nextDouble();
      }
    }
    return of(factors, groupOf, isSecondOrder, 0, first, second);
  }

  /// Base rows of several scrambled Sobol' sequences, one after the other.
  ///
  /// @param length points of one sequence, a power of two
  public static SaltelliDesign scrambled(
      List<String> factors,
      List<String> groupOf,
      int sequences,
      int length,
      boolean isSecondOrder,
      long seed) {
    if (Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException(
          "The length (%d) must be a power of two for a Sobol' sequence.".formatted(length));
    }
    var names =
        Stream.concat(
                factors.stream().map(name -> name + " (first)"),
                factors.stream().map(name -> name + " (second)"))
            .toList();
    var rows =
        IntStream.range(0, sequences)
            .mapToObj(
                sequence ->
                    SobolSequence.scrambled(
                            names, Keyed.random(seed, "sequence", 3, sequence).nextLong())
                        .points(0, length))
            .flatMap(Arrays::stream)
            .toArray(double[][]::new);
    var width = factors.size();
    return of(
        factors,
        groupOf,
        isSecondOrder,
        sequences,
        Arrays.stream(rows).map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new),
        Arrays.stream(rows)
            .map(row -> Arrays.copyOfRange(row, width, 2 * width))
            .toArray(double[][]::new));
  }

  private static SaltelliDesign of(
      List<String> factors,
      List<String> groupOf,
      boolean isSecondOrder,
      int sequences,
      double[][] first,
      double[][] second) {
    if (groupOf.size() != factors.size()) {
      throw new IllegalArgumentException(
          "%d factors need a group each, not %d.".formatted(factors.size(), groupOf.size()));
    }
    var groups = groupOf.stream().distinct().toList();
    var points = new ArrayList<double[]>();
    for (var row = 0; row < first.length; row++) {
      points.add(first[row]);
      for (var group : groups) {
        points.add(mixed(first[row], second[row], groupOf, group));
      }
      if (isSecondOrder) {
        for (var group : groups) {
          points.add(mixed(second[row], first[row], groupOf, group));
        }
      }
      points.add(second[row]);
    }
    return new SaltelliDesign(
        factors, groups, first.length, isSecondOrder, sequences, points.toArray(double[][]::new));
  }

  private static double[] mixed(double[] row, double[] other, List<String> groupOf, String group) {
    return IntStream.range(0, row.length)
        .mapToDouble(column -> groupOf.get(column).equals(group) ? other[column] : row[column])
        .toArray();
  }

  /// Runs for one base row.
  public int block() {
    return groups.size() * (isSecondOrder ? 2 : 1) + 2;
  }

  /// The outcomes of one kind of row: 0 the first matrix, then the mixtures, last the second one.
  public double[] part(double[] outcomes, int kind) {
    if (outcomes.length != points.length) {
      throw new IllegalArgumentException(
          "%d outcomes do not go with %d runs.".formatted(outcomes.length, points.length));
    }
    return IntStream.range(0, base).mapToDouble(row -> outcomes[row * block() + kind]).toArray();
  }
}
