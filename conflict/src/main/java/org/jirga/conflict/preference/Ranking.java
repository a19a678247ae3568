package org.jirga.conflict.preference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A complete order of the states, with ties.
public final class Ranking implements Preference {

  private final int[] ranks;
  private final int classes;

  private Ranking(int[] ranks, int classes) {
    this.ranks = ranks;
    this.classes = classes;
  }

  /// The order of these values, the highest the most preferred.
  ///
  /// @throws IllegalArgumentException if one is not a number
  public static Ranking of(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var classes = 0;
    for (var i = 0; i < sorted.length; i++) {
      if (Double.isNaN(sorted[i])) {
        throw new IllegalArgumentException("A value to rank by is not a number.");
      }
      // 0 and -0 are the same value
      if (i == 0 || sorted[i] + 0.0 != sorted[classes - 1]) {
        sorted[classes++] = sorted[i] + 0.0;
      }
    }
    var count = classes;
    var ranks =
        Arrays.stream(values)
            .mapToInt(value -> Arrays.binarySearch(sorted, 0, count, value + 0.0))
            .toArray();
    return new Ranking(ranks, classes);
  }

  /// The order of these numbers, the highest the most preferred.
  public static Ranking of(int... values) {
    return of(Arrays.stream(values).asDoubleStream().toArray());
  }

  /// @param groups states from the most preferred to the least; those of a group tie
  public static Ranking ofOrder(int size, List<int[]> groups) {
    var values = new int[size];
    for (var i = 0; i < groups.size(); i++) {
      for (var state : groups.get(i)) {
        values[state] = groups.size() - i;
      }
    }
    return of(values);
  }

  /// All states are the same.
  public static Ranking indifferent(int size) {
    return new Ranking(new int[size], Math.min(1, size));
  }

  /// @param ranks from 0 for the least preferred, without gaps; kept, not copied
  static Ranking dense(int[] ranks, int classes) {
    return new Ranking(ranks, classes);
  }

  @Override
  public int size() {
    return ranks.length;
  }

  /// From 0 for the least preferred to [#classes()] - 1, the same for states that tie.
  public int rank(int state) {
    return ranks[state];
  }

  /// How many states can be told apart.
  public int classes() {
    return classes;
  }

  public boolean isStrict() {
    return classes == ranks.length;
  }

  /// The states from the most preferred to the least; those of a group tie.
  public List<int[]> order() {
    return IntStream.range(0, classes)
        .map(i -> classes - 1 - i)
        .mapToObj(rank -> IntStream.range(0, ranks.length).filter(s -> ranks[s] == rank).toArray())
        .toList();
  }

  @Override
  public Comparison compare(int state, int other) {
    return Comparison.of(ranks[state] - ranks[other]);
  }

  @Override
  public Optional<Ranking> ranking() {
    return Optional.of(this);
  }

  @Override
  public boolean knowsStrength() {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranking ranking && Arrays.equals(ranks, ranking.ranks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ranks);
  }

  @Override
  public String toString() {
    return Arrays.toString(ranks);
  }
}
