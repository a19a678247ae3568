package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.engine.program.Lowering;
import org.jirga.model.check.CheckedModel;

/// Runs policies that a study does not have on the plausible futures that it found.
public final class FurtherPolicies {

  private FurtherPolicies() {}

  /// For each policy, by its name, each measure of the study in each of its futures.
  ///
  /// NaN where a run failed. A policy with the settings of one that was run is not run again.
  ///
  /// @param policies names must not be those of the study's own
  /// @param archive recalls runs by the names of policies: the same name must always mean the same
  ///     settings
  public static Map<String, List<Values>> run(
      StudyResults results,
      CheckedModel model,
      List<Policy> policies,
      RunSettings settings,
      RunArchive archive) {
    var study = results.study();
    var all = new LinkedHashMap<String, List<Values>>();
    var missing = new ArrayList<Policy>();
    for (var policy : policies) {
      var same =
          study.policies().stream()
              .filter(it -> it.settings().equals(policy.settings()))
              .flatMap(it -> results.arm(Arm.of(it.name())).stream())
              .findFirst();
      same.ifPresentOrElse(
          arm -> all.put(policy.name(), arm.outcomes()), () -> missing.add(policy));
    }
    if (missing.isEmpty()) {
      return all;
    }
    var program = Lowering.lower(model).program().orElseThrow();
    var runs = new ModelRuns(with(study, missing), program, settings, archive);
    var known = study.knowledge().isEmpty() ? "now" : study.knowledge().getLast().id();
    var sample = new Sample(results.seed(), known, results.futures(), archive);
    var measures = Sample.measures(study);
    runs.stage("what the parties can do", (long) missing.size() * results.futures().rows());
    for (var policy : missing) {
      var arm = Arm.of(policy.name());
      sample.run(runs, List.of(arm), measures);
      all.put(policy.name(), sample.outcomes(arm));
    }
    return all;
  }

  private static Study with(Study study, List<Policy> more) {
    var policies = new ArrayList<>(study.policies());
    policies.addAll(more);
    return StudyBuilder.of(study).policies(policies).build();
  }
}
