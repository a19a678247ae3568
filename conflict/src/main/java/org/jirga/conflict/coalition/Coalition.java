package org.jirga.conflict.coalition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A group of decision makers, by their numbers in ascending order.
public record Coalition(List<Integer> members) {

  public Coalition {
    members = members.stream().sorted().distinct().toList();
  }

  public static Coalition of(int... members) {
    return new Coalition(Arrays.stream(members).boxed().toList());
  }

  /// All groups of two or more of so many decision makers, the smaller ones first.
  public static List<Coalition> all(int decisionMakers) {
    return IntStream.range(0, 1 << decisionMakers)
        .filter(set -> Integer.bitCount(set) >= 2)
        .mapToObj(
            set ->
                of(IntStream.range(0, decisionMakers).filter(i -> (set >> i & 1) == 1).toArray()))
        .sorted(
            java.util.Comparator.comparingInt((Coalition it) -> it.members().size())
                .thenComparing(it -> it.members().toString()))
        .toList();
  }

  public int[] toArray() {
    return members.stream().mapToInt(Integer::intValue).toArray();
  }
}
