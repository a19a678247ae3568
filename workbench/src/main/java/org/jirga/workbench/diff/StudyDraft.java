package org.jirga.workbench.diff;

import java.util.List;
import org.jirga.analysis.study.Attribution;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Sweep;
import org.jirga.analysis.study.TimeSeries;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.analysis.study.VerdictRule;
import org.jirga.engine.run.Expectation;

/// A study that is being changed: what verdicts depend on may be set, the rest stays.
final class StudyDraft {

  private final Study study;
  int runs;
  String baseline;
  List<Uncertainty> uncertainties;
  Design design;
  List<Policy> policies;
  List<Change> switches;
  List<String> switchPolicies;
  List<Change> nulls;
  List<Measure> measures;
  Filter filter;
  List<Expectation> expectations;
  List<Knowledge> knowledge;
  List<Claim> claims;
  VerdictRule verdictRule;

  StudyDraft(Study study) {
    this.study = study;
    this.runs = study.runs();
    this.baseline = study.baseline();
    this.uncertainties = study.uncertainties();
    this.design = study.design();
    this.policies = study.policies();
    this.switches = study.switches();
    this.switchPolicies = study.switchPolicies();
    this.nulls = study.nulls();
    this.measures = study.measures();
    this.filter = study.filter();
    this.expectations = study.expectations();
    this.knowledge = study.knowledge();
    this.claims = study.claims();
    this.verdictRule = study.verdictRule();
  }

  Study study() {
    return study(
        study.series(),
        study.attribution().stream().toList(),
        study.sweeps(),
        study.seedsCompared());
  }

  /// Without what no verdict depends on: courses, sweeps, channels, other seeds, and the filter
  /// anew for each rival.
  Study bare() {
    filter =
        new Filter(
            filter.outcomes(), filter.tests(), filter.disputed(), filter.batch(), 0, filter.most());
    switchPolicies = List.of();
    return study(List.of(), List.of(), List.of(), 1);
  }

  private Study study(
      List<TimeSeries> series,
      List<Attribution> attribution,
      List<Sweep> sweeps,
      int seedsCompared) {
    return new Study(
        study.name(),
        study.title(),
        study.summary(),
        study.source(),
        runs,
        study.seed(),
        baseline,
        uncertainties,
        design,
        study.levers(),
        policies,
        switches,
        switchPolicies,
        nulls,
        measures,
        study.outlets(),
        series,
        filter,
        expectations,
        knowledge,
        claims,
        verdictRule,
        attribution.stream().findFirst(),
        sweeps,
        seedsCompared,
        study.limits());
  }
}
