package org.jirga.deal.coupling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jirga.analysis.experiment.FurtherPolicies;
import org.jirga.analysis.experiment.RunArchive;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.Values;
import org.jirga.analysis.study.Policy;
import org.jirga.deal.structure.Coupling;
import org.jirga.deal.structure.Coupling.SimulatedOutcome;
import org.jirga.model.check.CheckedModel;

/// Runs the profiles of a conflict on the plausible futures of a study.
///
/// Each profile is run once, on top of the study's baseline.
public final class CoupledRuns {

  private final StudyResults results;

  private CoupledRuns(StudyResults results) {
    this.results = results;
  }

  /// The futures of a study, with what the simulation says of each profile.
  public static Worlds run(
      Coupling coupling,
      Profiles profiles,
      StudyResults results,
      CheckedModel model,
      RunSettings settings,
      RunArchive archive) {
    return new CoupledRuns(results).run(coupling, profiles, model, settings, archive);
  }

  private Worlds run(
      Coupling coupling,
      Profiles profiles,
      CheckedModel model,
      RunSettings settings,
      RunArchive archive) {
    var policies = new ArrayList<Policy>();
    for (var profile : profiles.settings()) {
      var all = new TreeMap<>(baseline());
      all.putAll(profile);
      policies.add(new Policy(name(profile), "", true, "", all));
    }
    var runs = FurtherPolicies.run(results, model, policies, settings, archive);
    var values = new double[coupling.outcomes().size()][][];
    for (var outcome = 0; outcome < values.length; outcome++) {
      values[outcome] = values(coupling.outcomes().get(outcome), policies, runs);
    }
    return new Worlds(
        results.seed(), results.futures().runs(), coupling.outcomes(), values, constants());
  }

  /// A name that says what is set, so that stored runs are found again, and never wrong ones.
  private static String name(SortedMap<String, Double> settings) {
    return settings.isEmpty()
        ? "as the baseline"
        : settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .collect(Collectors.joining(", "));
  }

  private SortedMap<String, Double> baseline() {
    return results.study().policies().stream()
        .filter(policy -> policy.name().equals(results.study().baseline()))
        .map(Policy::settings)
        .findFirst()
        .orElseGet(TreeMap::new);
  }

  private double[][] values(
      SimulatedOutcome outcome, List<Policy> policies, Map<String, List<Values>> runs) {
    var measures = results.study().measures();
    var number = 0;
    while (!measures.get(number).outcome().name().equals(outcome.measure())) {
      number++;
    }
    var values = new double[policies.size()][];
    for (var i = 0; i < values.length; i++) {
      var all = runs.get(policies.get(i).name());
      if (all == null) {
        throw new IllegalStateException(
            "The policy '%s' was not run.".formatted(policies.get(i).name()));
      }
      var simulated = all.get(number).all();
      values[i] = outcome.relative() ? relative(simulated, number) : simulated;
    }
    return values;
  }

  private double[] relative(double[] values, int measure) {
    var base =
        results.arms().stream()
            .filter(arm -> arm.arm().changes().isEmpty())
            .filter(arm -> arm.arm().policy().equals(results.study().baseline()))
            .findFirst()
            .orElseThrow()
            .outcomes()
            .get(measure)
            .all();
    var ratios = new double[values.length];
    for (var i = 0; i < ratios.length; i++) {
      ratios[i] = values[i] / base[i];
    }
    return ratios;
  }

  private Map<String, double[]> constants() {
    var futures = results.futures();
    var constants = new HashMap<String, double[]>();
    for (var constant = 0; constant < futures.constants().size(); constant++) {
      constants.put(futures.constants().get(constant), futures.values(constant).all());
    }
    return constants;
  }
}
