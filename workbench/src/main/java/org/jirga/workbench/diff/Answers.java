package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyRunner;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.model.check.ModelChecker;

/// What a version says: its claims, its policies, and how many draws were plausible.
///
/// @param claims by id
/// @param medians of outcomes under policies, by `outcome, policy`
/// @param futures that were plausible
/// @param acceptance of the draws
public record Answers(
    Map<String, Answer> claims, Map<String, Double> medians, int futures, Share acceptance) {

  public Answers {
    claims = new LinkedHashMap<>(claims);
    medians = new LinkedHashMap<>(medians);
  }

  /// @param verdict in words
  /// @param share of the futures in which the claim is true; absent where nothing is counted
  public record Answer(String text, String verdict, Optional<Share> share) {}

  /// Runs a version without what no verdict depends on.
  ///
  /// @return absent where it cannot be run: its parts do not fit each other
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  static Optional<Answers> of(Version version, RunSettings settings) {
    var checked = new ModelChecker().check(version.model());
    if (checked.hasErrors()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(StudyRunner.run(bare(version.study()), checked, settings)));
    } catch (IllegalArgumentException _) {
      // the study names what this version does not have
      return Optional.empty();
    }
  }

  /// Without what no verdict depends on: courses, sweeps, channels, other seeds, and the filter
  /// anew for each rival.
  private static Study bare(Study study) {
    var filter = study.filter();
    return StudyBuilder.of(study)
        .filter(
            new Filter(
                filter.outcomes(),
                filter.tests(),
                filter.disputed(),
                filter.batch(),
                0,
                filter.most()))
        .switchPolicies(List.of())
        .series(List.of())
        .withoutAttribution()
        .sweeps(List.of())
        .seedsCompared(1)
        .build();
  }

  private static Answers of(StudyResults results) {
    var claims = new LinkedHashMap<String, Answer>();
    for (var claim : results.claims()) {
      var last = new ArrayList<>(claim.lines());
      last.removeIf(StudyResults.ClaimLine::withoutDisputed);
      claims.put(
          claim.claim().id(),
          new Answer(
              claim.claim().text(),
              claim.verdict().word(),
              last.isEmpty() ? Optional.empty() : Optional.of(last.getLast().share())));
    }
    var medians = new LinkedHashMap<String, Double>();
    var measures = results.study().measures();
    for (var policy : results.study().policies()) {
      var arm = results.arm(Arm.of(policy.name()));
      for (var index = 0; index < measures.size(); index++) {
        if (measures.get(index).headline() && !policy.variant() && arm.isPresent()) {
          medians.put(
              "%s, %s".formatted(measures.get(index).outcome().name(), policy.name()),
              arm.get().quantiles(index).p50());
        }
      }
    }
    return new Answers(claims, medians, results.futures().rows(), results.filter().acceptance());
  }

  /// Claims that either of two answers has.
  static List<String> claims(Answers one, Answers other) {
    var ids = new ArrayList<>(one.claims.keySet());
    other.claims.keySet().stream().filter(id -> !one.claims.containsKey(id)).forEach(ids::add);
    return ids;
  }
}
