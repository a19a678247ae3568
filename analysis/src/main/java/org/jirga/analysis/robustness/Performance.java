package org.jirga.analysis.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One outcome of every policy in the same futures.
///
/// @param values a row for each policy, a column for each future; larger is better
public record Performance(List<String> policies, double[][] values) {

  public Performance {
    policies = List.copyOf(policies);
    if (policies.size() != values.length || policies.isEmpty()) {
      throw new IllegalArgumentException(
          "%d policies do not go with %d rows.".formatted(policies.size(), values.length));
    }
    for (var row : values) {
      if (row.length != values[0].length || row.length == 0) {
        throw new IllegalArgumentException(
            "Every policy needs the same futures, and at least one.");
      }
      for (var value : row) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("%s cannot be compared.".formatted(value));
        }
      }
    }
  }

  /// Outcomes as they are; where less is better, with the sign turned. A future without a value
  /// under some policy is left out under all, so that policies are compared on the same futures.
  public static Performance of(List<String> policies, double[][] outcomes, boolean moreIsBetter) {
    var known = known(outcomes);
    return new Performance(
        policies,
        Arrays.stream(outcomes)
            .map(
                row ->
                    Arrays.stream(known)
                        .mapToDouble(future -> moreIsBetter ? row[future] : -row[future])
                        .toArray())
            .toArray(double[][]::new));
  }

  /// The futures with a value under every policy.
  ///
  /// @param outcomes for each policy a value for each future
  public static int[] known(double[][] outcomes) {
    return IntStream.range(0, outcomes[0].length)
        .filter(future -> Arrays.stream(outcomes).allMatch(row -> Double.isFinite(row[future])))
        .toArray();
  }

  public int futures() {
    return values[0].length;
  }

  /// How far each policy is from the best of all policies in each future.
  public double[][] regrets() {
    var regrets = new double[values.length][futures()];
    for (var future = 0; future < futures(); future++) {
      var at = future;
      var best = Arrays.stream(values).mapToDouble(row -> row[at]).max().orElseThrow();
      for (var policy = 0; policy < values.length; policy++) {
        regrets[policy][future] = best - values[policy][future];
      }
    }
    return regrets;
  }

  /// Some of the futures.
  public Performance select(int[] futures) {
    return new Performance(
        policies,
        Arrays.stream(values)
            .map(row -> Arrays.stream(futures).mapToDouble(future -> row[future]).toArray())
            .toArray(double[][]::new));
  }
}
