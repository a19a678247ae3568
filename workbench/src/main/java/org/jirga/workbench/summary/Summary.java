package org.jirga.workbench.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.experiment.StudyResults.CriterionResult;
import org.jirga.analysis.experiment.StudyResults.NullLine;
import org.jirga.analysis.experiment.StudyResults.PolicyShare;
import org.jirga.analysis.experiment.StudyResults.Refilter;
import org.jirga.analysis.study.Combination;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.BoxWords;

/// `summary.json`: the results of a study for programs. Its schema is
/// `docs/schema/summary.schema.json`.
public final class Summary {

  private final Identity identity;
  private final StudyResults results;

  private Summary(Identity identity, StudyResults results) {
    this.identity = identity;
    this.results = results;
  }

  /// @param bargain what became of the deals of the case's conflict; absent if it has none
  public static Json of(Identity identity, StudyResults results, Optional<BargainResults> bargain) {
    var json = new Summary(identity, results).json();
    var design = results.study().design();
    var combined = design.isFactorial() ? json : json.with("combined", combination(design));
    return bargain
        .map(it -> (Json) combined.with("bargain", BargainSummary.of(it)))
        .orElse(combined);
  }

  /// `paired`, `table`: how each future came to its policy.
  static String combination(Design design) {
    return switch (design.combination()) {
      case Combination.Factorial _ -> "factorial";
      case Combination.Paired _ -> "paired";
      case Combination.Rows _ -> "table";
    };
  }

  private Json.Obj json() {
    var filter = results.filter();
    return Json.object(
        "case",
        identity.study(),
        "modelHash",
        identity.modelHash(),
        "studyHash",
        identity.studyHash(),
        "seed",
        identity.seed(),
        "runsPlanned",
        identity.planned(),
        "runsDone",
        results.futures().rows(),
        "runsFailed",
        results.failures().stream().map(failure -> failure.run()).distinct().count(),
        "failures",
        Json.of(Failures.byCause(results.failureCounts())),
        "admitted",
        share(filter.admitted()),
        "drawsTried",
        filter.tried(),
        "accepted",
        share(filter.acceptance()),
        "acceptedWithoutDisputed",
        share(filter.acceptanceWithoutDisputed()),
        "acceptance",
        map(filter.criteria(), CriterionResult::id, one -> one.passes().value()),
        "acceptanceWithout",
        map(filter.criteria(), CriterionResult::id, one -> one.acceptanceWithout().value()),
        "acceptanceUnder",
        map(
            results.refilters().stream().filter(one -> !one.change().isEmpty()).toList(),
            Refilter::change,
            one ->
                Json.object(
                    "acceptance", share(one.acceptance()), "stillPass", share(one.stillPass()))),
        "resultHash",
        results.resultHash(),
        "policies",
        policies(),
        "claims",
        results.claims().stream().map(this::claim).toList(),
        "arithmetic",
        identity.arithmetic(),
        "version",
        identity.version());
  }

  private Json policies() {
    var policies = new LinkedHashMap<String, Json>();
    for (var policy : results.study().policies()) {
      results
          .arm(Arm.of(policy.name()))
          .ifPresent(
              arm -> {
                var outcomes = new LinkedHashMap<String, Json>();
                for (var index = 0; index < arm.outcomes().size(); index++) {
                  var name = results.study().measures().get(index).outcome().name();
                  outcomes.put(name, quantiles(arm.quantiles(index)));
                }
                policies.put(policy.name(), Json.of(outcomes));
              });
    }
    return Json.of(policies);
  }

  private static Json quantiles(Quantiles of) {
    return Json.array(of.p5(), of.p25(), of.p50(), of.p75(), of.p95());
  }

  private Json claim(ClaimResult result) {
    var json = Json.object("id", result.claim().id(), "verdict", result.verdict().word());
    var now = result.lines().stream().filter(line -> !line.withoutDisputed()).toList();
    if (now.isEmpty()) {
      return json;
    }
    var line = now.getLast();
    if (!result.byPolicy().isEmpty()) {
      json =
          json.with(
              "byPolicy", map(result.byPolicy(), PolicyShare::policy, one -> share(one.share())));
    }
    return json.with("share", line.share().value())
        .with("low", line.share().low())
        .with("high", line.share().high())
        .with("judged", line.share().of())
        .with("nulls", map(line.nulls(), NullLine::change, Summary::nullLine))
        .with("lines", result.lines().stream().map(Summary::line).toList())
        .with(
            "deciding",
            result.deciding().stream()
                .map(
                    one ->
                        Json.object(
                            "uncertainty", one.uncertainty(), "correlation", one.correlation()))
                .toList())
        .with("conditions", conditions(result.conditions(), results.study().uncertainties()));
  }

  static List<Json> conditions(List<Condition> conditions, List<Uncertainty> uncertainties) {
    var words = BoxWords.of(uncertainties);
    return conditions.stream()
        .map(
            condition -> {
              var limits = new ArrayList<Json>();
              condition
                  .box()
                  .limits()
                  .forEach((uncertainty, limit) -> limits.add(limit(uncertainty, limit, words)));
              return condition(condition, limits);
            })
        .toList();
  }

  static Json limit(String uncertainty, Limit limit, BoxWords words) {
    return switch (limit) {
      case Limit.Between(var low, var high) ->
          Json.object("uncertainty", uncertainty, "low", low, "high", high);
      case Limit.OneOf oneOf ->
          Json.object("uncertainty", uncertainty, "categories", words.admitted(uncertainty, oneOf));
    };
  }

  static Json condition(Condition condition, List<Json> limits) {
    return Json.object(
        "where",
        condition.isTrue() ? "holds" : "fails",
        "limits",
        limits,
        "heldOut",
        condition.heldOut().all(),
        "inside",
        condition.heldOut().cases(),
        "coverage",
        condition.coverage().value(),
        "density",
        condition.density().value(),
        "densityLow",
        condition.density().low(),
        "densityHigh",
        condition.density().high(),
        "base",
        condition.heldOut().base());
  }

  private static Json line(ClaimLine line) {
    return Json.object(
        "knowledge",
        line.knowledge(),
        "withoutDisputed",
        line.withoutDisputed(),
        "verdict",
        line.verdict().word(),
        "share",
        line.share().value(),
        "low",
        line.share().low(),
        "high",
        line.share().high(),
        "judged",
        line.share().of());
  }

  private static Json nullLine(NullLine line) {
    return Json.object(
        "verdict",
        line.verdict().word(),
        "share",
        line.share().value(),
        "without",
        Json.object("verdict", line.with().word(), "share", line.withShare().value()),
        "difference",
        Json.object(
            "value",
            line.difference().value(),
            "low",
            line.difference().low(),
            "high",
            line.difference().high()),
        "explainsAsWell",
        line.explainsAsWell());
  }

  static Json share(Share share) {
    return Json.object(
        "share", share.value(), "low", share.low(), "high", share.high(), "of", share.of());
  }

  private static <T> Map<String, Object> map(
      List<T> items, Function<T, String> key, Function<T, Object> value) {
    var map = new LinkedHashMap<String, Object>();
    items.forEach(item -> map.put(key.apply(item), value.apply(item)));
    return map;
  }
}
