package org.jirga.analysis.experiment;

import java.util.List;
import java.util.stream.Stream;

/// What a set of futures is run under: a policy, and changes of the model if any.
///
/// @param changes ids of switches and nulls, sorted
public record Arm(String policy, List<String> changes) {
  public Arm {
    changes = changes.stream().sorted().distinct().toList();
  }

  public static Arm of(String policy) {
    return new Arm(policy, List.of());
  }

  /// The same policy with one more change in force.
  public Arm with(String change) {
    return new Arm(policy, Stream.concat(changes.stream(), Stream.of(change)).toList());
  }

  @Override
  public String toString() {
    return changes.isEmpty() ? policy : policy + " + " + String.join(" + ", changes);
  }
}
