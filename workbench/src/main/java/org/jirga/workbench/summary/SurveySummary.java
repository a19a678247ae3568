package org.jirga.workbench.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.FailureCounts;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Survey;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Study;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Lines;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// What came of draws without a filter: `summary.json`, and lines for a terminal.
public final class SurveySummary {

  private SurveySummary() {}

  /// @param shard the part that was carried out, `2/4`; absent for all of it
  public static Json of(
      Identity identity, Study study, Survey.Results results, Optional<String> shard) {
    var policies = new LinkedHashMap<String, Json>();
    var failures = new LinkedHashMap<String, Json>();
    for (var arm : results.arms()) {
      var outcomes = new LinkedHashMap<String, Json>();
      for (var index = 0; index < arm.outcomes().size(); index++) {
        var of = arm.outcomes().get(index);
        outcomes.put(
            study.measures().get(index).outcome().name(),
            Json.array(of.p5(), of.p25(), of.p50(), of.p75(), of.p95()));
      }
      policies.put(arm.arm().policy(), Json.of(outcomes));
      failures.put(arm.arm().policy(), Json.of(Failures.byCause(arm.failures())));
    }
    var json =
        Json.object(
            "case",
            identity.study(),
            "modelHash",
            identity.modelHash(),
            "studyHash",
            identity.studyHash(),
            "seed",
            identity.seed(),
            "unfiltered",
            true,
            "admitted",
            Summary.share(results.admitted()),
            "runsPlanned",
            identity.planned(),
            "runsDone",
            done(study, results),
            "runsFailed",
            results.arms().stream().mapToLong(arm -> arm.failures().total()).sum(),
            "failures",
            failures,
            "resultHash",
            results.resultHash().toString(),
            "policies",
            policies,
            "arithmetic",
            identity.arithmetic(),
            "version",
            identity.version());
    if (!study.design().isFactorial()) {
      json = json.with("combined", combined(study));
    }
    return shard.isPresent() ? json.with("shard", shard.get()) : json;
  }

  /// Futures that are done: under every policy, or where each has one of its own, all of them.
  private static long done(Study study, Survey.Results results) {
    var runs = results.arms().stream().mapToLong(Survey.ArmSummary::runs);
    return study.design().isFactorial() ? runs.min().orElse(0) : runs.sum();
  }

  private static String combined(Study study) {
    return Summary.combination(study.design());
  }

  /// Lines without ends.
  public static List<String> lines(Study study, Survey.Results results) {
    var lines = new ArrayList<String>();
    lines.add(study.title());
    if (!study.constraints().isEmpty()) {
      lines.add("");
      var text = new Lines();
      text.wrap(Constraints.sentence(study, results.admitted()));
      lines.addAll(text.all());
    }
    for (var arm : results.arms()) {
      lines.add("");
      lines.add(
          "%s as drawn, without a filter, under '%s':"
              .formatted(Words.counted(arm.runs(), "future"), arm.arm().policy()));
      lines.addAll(table(study.measures(), arm.outcomes()));
      lines.addAll(failures(arm.failures()));
    }
    if (!study.design().isFactorial()) {
      lines.add("");
      lines.add(
          "Each future was run under one policy ("
              + combined(study)
              + "): policies differ in their futures, too.");
    }
    lines.add("");
    lines.add("Result hash: " + results.resultHash());
    return lines;
  }

  /// A line of quantiles for each measure.
  static List<String> table(List<Measure> measures, List<Quantiles> outcomes) {
    var width =
        measures.stream().mapToInt(measure -> measure.outcome().name().length()).max().orElse(0);
    var format = "  %-" + Math.max(width, 1) + "s %12s %12s %12s %12s %12s";
    var lines = new ArrayList<String>();
    lines.add(format.formatted("", "5 %", "25 %", "50 %", "75 %", "95 %").stripTrailing());
    for (var index = 0; index < outcomes.size(); index++) {
      var of = outcomes.get(index);
      lines.add(
          format.formatted(
              measures.get(index).outcome().name(),
              number(of.p5()),
              number(of.p25()),
              number(of.p50()),
              number(of.p75()),
              number(of.p95())));
    }
    return lines;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    return Double.isInfinite(value) ? "never" : Numbers.quantity(value);
  }

  private static List<String> failures(FailureCounts failures) {
    if (failures.total() == 0) {
      return List.of();
    }
    var first = failures.examples().getFirst();
    return List.of(
        "  %s: %s".formatted(Failures.sentence(failures), Failures.causes(failures)),
        "  The first: run %d, %s.".formatted(first.run(), first.message()));
  }
}
