package org.jirga.engine.run;

import java.util.HashSet;
import java.util.List;

/// What is watched in each run of an ensemble.
///
/// @param outcomes a number each; their names differ
/// @param series labels of scalars whose values are kept at every save step
/// @param criteria at most 64, so that those a run has failed fit a bit mask
public record Observation(
    List<Outcome> outcomes,
    List<String> series,
    List<Criterion> criteria,
    List<Expectation> expectations) {

  public Observation {
    outcomes = List.copyOf(outcomes);
    series = List.copyOf(series);
    criteria = List.copyOf(criteria);
    expectations = List.copyOf(expectations);
    var names = new HashSet<String>();
    for (var outcome : outcomes) {
      if (!names.add(outcome.name())) {
        throw new IllegalArgumentException(
            "The outcome '%s' is defined twice.".formatted(outcome.name()));
      }
    }
    for (var criterion : criteria) {
      if (!names.contains(criterion.outcome())) {
        throw new IllegalArgumentException(
            "The criterion '%s' is about '%s', which is no outcome."
                .formatted(criterion.id(), criterion.outcome()));
      }
    }
    if (criteria.size() > Long.SIZE) {
      throw new IllegalArgumentException(
          "There are %d criteria; at most %d can be judged.".formatted(criteria.size(), Long.SIZE));
    }
  }

  /// Outcomes only.
  public static Observation of(List<Outcome> outcomes) {
    return new Observation(outcomes, List.of(), List.of(), List.of());
  }
}
