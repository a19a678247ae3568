package org.jirga.analysis.study;

import java.util.List;
import java.util.Optional;
import org.jirga.engine.run.Expectation;

/// A whole study of one model.
///
/// All names of constants and variables are labels of the model's scalars, already checked.
///
/// @param name the case's folder, `afghanistan-2021`
/// @param source who made the claims, where and when, to be cited; possibly empty
/// @param runs plausible futures wanted unless the command says otherwise
/// @param baseline the policy under which futures are drawn and filtered, and with which others are
///     compared
/// @param constraints that the values of a future meet together
/// @param policies in the order to show; at least the baseline
/// @param switchPolicies the policies under which each structure switch is run
/// @param outlets names of measures that say where people ended, shown together so that no single
///     one is taken for the whole; may be empty
public record Study(
    String name,
    String title,
    String summary,
    String source,
    int runs,
    long seed,
    String baseline,
    List<Uncertainty> uncertainties,
    List<Constraint> constraints,
    Design design,
    List<Lever> levers,
    List<Policy> policies,
    List<Change> switches,
    List<String> switchPolicies,
    List<Change> nulls,
    List<Measure> measures,
    List<String> outlets,
    List<TimeSeries> series,
    Filter filter,
    List<Expectation> expectations,
    List<Knowledge> knowledge,
    List<Claim> claims,
    VerdictRule verdictRule,
    Optional<Attribution> attribution,
    List<Sweep> sweeps,
    int seedsCompared,
    List<String> limits) {

  public Study {
    uncertainties = List.copyOf(uncertainties);
    constraints = List.copyOf(constraints);
    levers = List.copyOf(levers);
    policies = List.copyOf(policies);
    switches = List.copyOf(switches);
    switchPolicies = List.copyOf(switchPolicies);
    nulls = List.copyOf(nulls);
    measures = List.copyOf(measures);
    outlets = List.copyOf(outlets);
    series = List.copyOf(series);
    expectations = List.copyOf(expectations);
    knowledge = List.copyOf(knowledge);
    claims = List.copyOf(claims);
    sweeps = List.copyOf(sweeps);
    limits = List.copyOf(limits);
  }
}
