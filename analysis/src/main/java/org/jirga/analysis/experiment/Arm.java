package org.jirga.analysis.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.jirga.analysis.study.Study;

/// What a set of futures is run under: a policy, and changes of the model if any.
///
/// @param changes ids of switches and nulls, sorted
public record Arm(String policy, List<String> changes) {
  public Arm {
    changes = changes.stream().sorted().distinct().toList();
  }

  /// Each future under the policy that the study combines it with. No policy has this name.
  static final Arm OWN = new Arm("", List.of());

  public static Arm of(String policy) {
    return new Arm(policy, List.of());
  }

  /// The arm that is meant where none is named: the baseline, or where a study runs each future
  /// under one policy, that policy.
  public static Arm unnamed(Study study) {
    return study.design().isFactorial() ? of(study.baseline()) : OWN;
  }

  /// Whether each future has a policy of its own in this arm.
  public boolean isOwn() {
    return equals(OWN);
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
