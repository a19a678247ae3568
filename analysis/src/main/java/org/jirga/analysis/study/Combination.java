package org.jirga.analysis.study;

import java.util.List;
import java.util.TreeMap;

/// Which futures are run under which policies.
public sealed interface Combination {

  /// Every future under every policy, so that policies are compared future by future.
  record Factorial() implements Combination {}

  /// Each future under one policy: the one numbered `i` of `n` policies under the policy `i mod n`.
  record Paired() implements Combination {}

  /// Each future of a table under the policy that its row names.
  ///
  /// @param policies for each future, the name of its policy
  /// @param levers that the table sets besides
  /// @param settings for each future, a value for each of these levers
  record Rows(List<String> policies, List<String> levers, List<List<Double>> settings)
      implements Combination {
    public Rows {
      policies = List.copyOf(policies);
      levers = List.copyOf(levers);
      settings = settings.stream().map(List::copyOf).toList();
      if (policies.size() != settings.size()) {
        throw new IllegalArgumentException(
            "There are policies for %d futures, and settings for %d."
                .formatted(policies.size(), settings.size()));
      }
    }
  }

  /// Whether a future is run under a policy.
  ///
  /// @param future its number, from 0
  /// @param policy the policy's name
  /// @param all names of the study's policies, in its order
  default boolean isRun(long future, String policy, List<String> all) {
    return switch (this) {
      case Factorial _ -> true;
      case Paired _ -> all.get((int) (future % all.size())).equals(policy);
      case Rows rows -> rows.policies.get((int) future).equals(policy);
    };
  }

  /// Levers that differ from future to future.
  default List<String> varying() {
    return this instanceof Rows rows ? rows.levers : List.of();
  }

  /// What these levers are set to in a future.
  default List<Double> settings(long future) {
    return this instanceof Rows rows ? rows.settings.get((int) future) : List.of();
  }

  /// How many futures would be run under each policy.
  ///
  /// @param futures from the first on
  default TreeMap<String, Integer> counts(int futures, List<String> all) {
    var counts = new TreeMap<String, Integer>();
    for (var policy : all) {
      var count = 0;
      for (var future = 0; future < futures; future++) {
        count += isRun(future, policy, all) ? 1 : 0;
      }
      counts.put(policy, count);
    }
    return counts;
  }
}
