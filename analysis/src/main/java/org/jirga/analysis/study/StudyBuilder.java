package org.jirga.analysis.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.model.expr.Expr;

/// Puts a study together, or changes one: each method sets one part of [Study] and returns the
/// builder. What is left out is as in a file that does not say it.
///
/// Names are labels of the model's scalars. They are not checked here; a run refuses those that
/// the model does not have.
public final class StudyBuilder {

  private final String name;
  private String title = "";
  private String summary = "";
  private String source = "";
  private int runs = 1000;
  private long seed = 1;
  private String baseline = "";
  private List<Uncertainty> uncertainties = List.of();
  private List<Constraint> constraints = List.of();
  private Design design = Design.STANDARD;
  private List<Lever> levers = List.of();
  private List<Policy> policies = List.of();
  private List<Change> switches = List.of();
  private List<String> switchPolicies = List.of();
  private List<Change> nulls = List.of();
  private List<Measure> measures = List.of();
  private List<String> outlets = List.of();
  private List<TimeSeries> series = List.of();
  private Filter filter = Filter.NONE;
  private List<Expectation> expectations = List.of();
  private List<Knowledge> knowledge = List.of();
  private List<Claim> claims = List.of();
  private VerdictRule verdictRule = new VerdictRule(0.9, 0.1);
  private Optional<Attribution> attribution = Optional.empty();
  private List<Sweep> sweeps = List.of();
  private int seedsCompared = 1;
  private List<String> limits = List.of();

  private StudyBuilder(String name) {
    this.name = name;
  }

  /// A study without uncertainties, outcomes or claims, of one policy: the model as it is.
  ///
  /// @param name of the case, `afghanistan-2021`
  public static StudyBuilder named(String name) {
    return new StudyBuilder(name);
  }

  /// A study to be changed.
  public static StudyBuilder of(Study study) {
    var builder = new StudyBuilder(study.name());
    builder.title = study.title();
    builder.summary = study.summary();
    builder.source = study.source();
    builder.runs = study.runs();
    builder.seed = study.seed();
    builder.baseline = study.baseline();
    builder.uncertainties = study.uncertainties();
    builder.constraints = study.constraints();
    builder.design = study.design();
    builder.levers = study.levers();
    builder.policies = study.policies();
    builder.switches = study.switches();
    builder.switchPolicies = study.switchPolicies();
    builder.nulls = study.nulls();
    builder.measures = study.measures();
    builder.outlets = study.outlets();
    builder.series = study.series();
    builder.filter = study.filter();
    builder.expectations = study.expectations();
    builder.knowledge = study.knowledge();
    builder.claims = study.claims();
    builder.verdictRule = study.verdictRule();
    builder.attribution = study.attribution();
    builder.sweeps = study.sweeps();
    builder.seedsCompared = study.seedsCompared();
    builder.limits = study.limits();
    return builder;
  }

  public StudyBuilder title(String title) {
    this.title = title;
    return this;
  }

  public StudyBuilder summary(String summary) {
    this.summary = summary;
    return this;
  }

  public StudyBuilder source(String source) {
    this.source = source;
    return this;
  }

  public StudyBuilder runs(int runs) {
    this.runs = runs;
    return this;
  }

  public StudyBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  public StudyBuilder baseline(String baseline) {
    this.baseline = baseline;
    return this;
  }

  public StudyBuilder uncertainties(List<Uncertainty> uncertainties) {
    this.uncertainties = uncertainties;
    return this;
  }

  public StudyBuilder constraints(List<Constraint> constraints) {
    this.constraints = constraints;
    return this;
  }

  public StudyBuilder design(Design design) {
    this.design = design;
    return this;
  }

  public StudyBuilder levers(List<Lever> levers) {
    this.levers = levers;
    return this;
  }

  public StudyBuilder policies(List<Policy> policies) {
    this.policies = policies;
    return this;
  }

  public StudyBuilder switches(List<Change> switches) {
    this.switches = switches;
    return this;
  }

  public StudyBuilder switchPolicies(List<String> switchPolicies) {
    this.switchPolicies = switchPolicies;
    return this;
  }

  public StudyBuilder nulls(List<Change> nulls) {
    this.nulls = nulls;
    return this;
  }

  public StudyBuilder measures(List<Measure> measures) {
    this.measures = measures;
    return this;
  }

  public StudyBuilder outlets(List<String> outlets) {
    this.outlets = outlets;
    return this;
  }

  public StudyBuilder series(List<TimeSeries> series) {
    this.series = series;
    return this;
  }

  public StudyBuilder filter(Filter filter) {
    this.filter = filter;
    return this;
  }

  public StudyBuilder expectations(List<Expectation> expectations) {
    this.expectations = expectations;
    return this;
  }

  public StudyBuilder knowledge(List<Knowledge> knowledge) {
    this.knowledge = knowledge;
    return this;
  }

  public StudyBuilder claims(List<Claim> claims) {
    this.claims = claims;
    return this;
  }

  public StudyBuilder verdictRule(VerdictRule verdictRule) {
    this.verdictRule = verdictRule;
    return this;
  }

  public StudyBuilder attribution(Attribution attribution) {
    this.attribution = Optional.of(attribution);
    return this;
  }

  public StudyBuilder sweeps(List<Sweep> sweeps) {
    this.sweeps = sweeps;
    return this;
  }

  public StudyBuilder seedsCompared(int seedsCompared) {
    this.seedsCompared = seedsCompared;
    return this;
  }

  public StudyBuilder limits(List<String> limits) {
    this.limits = limits;
    return this;
  }

  public StudyBuilder withoutAttribution() {
    this.attribution = Optional.empty();
    return this;
  }

  /// One more uncertainty.
  ///
  /// @param constant the label of the model's constant
  /// @param unit to show
  public StudyBuilder uncertainty(String constant, Distribution distribution, String unit) {
    return uncertainties(
        with(uncertainties, new Uncertainty(constant, "", distribution, unit, List.of(), "")));
  }

  /// One more policy.
  ///
  /// @param settings lever to value
  public StudyBuilder policy(String name, String description, Map<String, Double> settings) {
    return policies(with(policies, new Policy(name, description, false, "", settings)));
  }

  /// One more outcome, called by its name and better neither way.
  ///
  /// @param variable the label of the model's variable
  /// @param unit to show
  public StudyBuilder measure(String name, String variable, Reduction reduction, String unit) {
    var outcome = new Outcome(name, variable, reduction);
    return measures(
        with(measures, new Measure(outcome, name, unit, Measure.Direction.NEITHER, false)));
  }

  /// One more claim that is judged in each future.
  ///
  /// @param test over outcomes, see [Claim.Simulated]
  /// @param written the test as people read it
  public StudyBuilder claim(String id, String text, Expr test, String written) {
    var kind = new Claim.Simulated(test, written, false, Optional.empty(), "");
    return claims(with(claims, new Claim(id, text, "", kind, List.of(), "")));
  }

  private static <T> List<T> with(List<T> some, T more) {
    var all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  /// The study as it is now.
  public Study build() {
    var all =
        policies.isEmpty()
            ? List.of(
                new Policy("base", "The model as it is.", false, "", Map.<String, Double>of()))
            : policies;
    var states =
        knowledge.isEmpty()
            ? List.of(
                new Knowledge(
                    "now",
                    "with what is known now",
                    filter.tests().stream()
                        .map(test -> test.criterion().id())
                        .collect(Collectors.toSet())))
            : knowledge;
    return new Study(
        name,
        title,
        summary,
        source,
        runs,
        seed,
        baseline.isEmpty() ? all.getFirst().name() : baseline,
        uncertainties,
        constraints,
        design,
        levers,
        all,
        switches,
        switchPolicies,
        nulls,
        measures,
        outlets,
        series,
        filter,
        expectations,
        states,
        claims,
        verdictRule,
        attribution,
        sweeps,
        seedsCompared,
        limits);
  }
}
