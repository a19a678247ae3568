package org.jirga.analysis.discovery;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// What was assumed in each case, and whether it is a case of interest.
///
/// @param interest one for each case; not copied, and must not be changed
public record Cases(List<Factor> factors, boolean[] interest) {

  public Cases {
    factors = List.copyOf(factors);
    var names = new HashSet<String>();
    for (var factor : factors) {
      if (factor.values().length != interest.length) {
        throw new IllegalArgumentException(
            "'%s' has %d values for %d cases."
                .formatted(factor.name(), factor.values().length, interest.length));
      }
      if (!names.add(factor.name())) {
        throw new IllegalArgumentException(
            "There are two factors named '%s'.".formatted(factor.name()));
      }
    }
  }

  public int rows() {
    return interest.length;
  }

  public int ofInterest() {
    return count(interest);
  }

  public Factor factor(String name) {
    return factors.stream()
        .filter(factor -> factor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no factor '%s'.".formatted(name)));
  }

  /// How a region fares over these cases.
  public Score score(Region region) {
    return score(region.holds(this), region.factors().size());
  }

  Score score(boolean[] holds, int dimensions) {
    var inside = 0;
    var hits = 0;
    for (var row = 0; row < holds.length; row++) {
      if (holds[row]) {
        inside++;
        hits += interest[row] ? 1 : 0;
      }
    }
    return new Score(inside, hits, rows(), ofInterest(), dimensions);
  }

  /// Some of the cases, in the order given.
  public Cases select(int[] rows) {
    var picked = new boolean[rows.length];
    for (var index = 0; index < rows.length; index++) {
      picked[index] = interest[rows[index]];
    }
    return new Cases(factors.stream().map(factor -> factor.select(rows)).toList(), picked);
  }

  /// The cases that a mask does not hold.
  Cases outside(boolean[] holds) {
    return select(IntStream.range(0, holds.length).filter(row -> !holds[row]).toArray());
  }

  /// The same cases with some of the factors, in the order named.
  public Cases only(List<String> names) {
    return new Cases(names.stream().map(this::factor).toList(), interest);
  }

  /// The same cases, of interest where they were not.
  public Cases opposite() {
    var other = new boolean[interest.length];
    for (var row = 0; row < other.length; row++) {
      other[row] = !interest[row];
    }
    return new Cases(factors, other);
  }

  static int count(boolean[] flags) {
    var count = 0;
    for (var flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /// The rows in which a flag is set.
  static int[] rows(boolean[] flags) {
    var rows = new int[count(flags)];
    var next = 0;
    for (var row = 0; row < flags.length; row++) {
      if (flags[row]) {
        rows[next++] = row;
      }
    }
    return rows;
  }
}
