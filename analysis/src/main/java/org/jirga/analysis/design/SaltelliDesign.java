package org.jirga.analysis.design;

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
/// @param groupOf for each factor the name of its group
/// @param first the first matrix, its rows from 0 to 1
/// @param second the second matrix
/// @see "Saltelli (2002), Comput. Phys. Commun. 145, 280"
public record SaltelliDesign(
    List<String> factors,
    List<String> groups,
    int base,
    boolean isSecondOrder,
    int sequences,
    List<String> groupOf,
    double[][] first,
    double[][] second) {

  public SaltelliDesign {
    factors = List.copyOf(factors);
    groups = List.copyOf(groups);
    groupOf = List.copyOf(groupOf);
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
    return new SaltelliDesign(
        factors, groups, first.length, isSecondOrder, sequences, groupOf, first, second);
  }

  /// How many runs there are.
  public int rows() {
    return Math.multiplyExact(base, block());
  }

  /// One run, from 0 to 1: made when it is asked for, since all of them would take much memory.
  public double[] point(int row) {
    var one = first[row / block()];
    var other = second[row / block()];
    var kind = row % block();
    var width = groups.size();
    if (kind == 0) {
      return one.clone();
    }
    if (kind == block() - 1) {
      return other.clone();
    }
    return kind <= width
        ? mixed(one, other, groups.get(kind - 1))
        : mixed(other, one, groups.get(kind - 1 - width));
  }

  /// Every run.
  public double[][] points() {
    return IntStream.range(0, rows()).mapToObj(this::point).toArray(double[][]::new);
  }

  private double[] mixed(double[] row, double[] other, String group) {
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
    if (outcomes.length != rows()) {
      throw new IllegalArgumentException(
          "%d outcomes do not go with %d runs.".formatted(outcomes.length, rows()));
    }
    return IntStream.range(0, base).mapToDouble(row -> outcomes[row * block() + kind]).toArray();
  }
}
