package org.jirga.workbench.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.DealVerdict;
import org.jirga.deal.bargain.FoundDeal;
import org.jirga.deal.bargain.LabResult;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.Tally;
import org.jirga.deal.bargain.WishChange;
import org.jirga.deal.bargain.WishCondition;
import org.jirga.deal.bargain.WishFactor;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Reading;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.BoxWords;

/// What became of the deals, for programs: the `bargain` of `summary.json`.
final class BargainSummary {

  private final BargainResults results;
  private final Conflict conflict;

  private BargainSummary(BargainResults results) {
    this.results = results;
    this.conflict = results.bargain().conflict();
  }

  static Json of(BargainResults results) {
    return new BargainSummary(results).json();
  }

  private Json json() {
    return Json.object(
        "futures",
        results.judged(),
        "profiles",
        results.profiles(),
        "readings",
        results.bargain().readings().stream().map(this::reading).toList(),
        "deals",
        results.deals().stream().map(this::deal).toList(),
        "found",
        results.searches().stream()
            .flatMap(search -> search.found().stream().map(it -> found(search, it)))
            .toList(),
        "terms",
        results.labs().stream().map(this::lab).toList());
  }

  private Json reading(Reading reading) {
    var equilibria =
        results.equilibria().stream()
            .filter(it -> it.reading().equals(reading))
            .findFirst()
            .orElseThrow();
    return Json.object(
        "name",
        reading.name(),
        "equilibria",
        equilibria.states(Foresight.ANSWERS).stream()
            .map(
                state ->
                    Json.object(
                        "state",
                        results.game().name(state),
                        "settings",
                        results.game().states().pattern(state),
                        "nash",
                        equilibria.share(Foresight.NONE, state).value(),
                        "seq",
                        equilibria.share(Foresight.ANSWERS, state).value(),
                        "sseq",
                        equilibria.share(Foresight.NO_ESCAPE, state).value()))
            .toList());
  }

  private Json deal(DealResult result) {
    var modes = new LinkedHashMap<String, Object>();
    for (var mode : Mode.values()) {
      result.verdict(mode).ifPresent(verdict -> modes.put(word(mode), verdict(result, verdict)));
    }
    return Json.object(
            "deal",
            result.deal().name(),
            "reading",
            result.reading().name(),
            "settings",
            result.states().game().states().pattern(result.states().agreed()),
            "agreeable",
            share(result.agreeable()),
            "wishes",
            Json.of(modes),
            "changes",
            result.changes().stream().map(change -> change(result, change)).toList())
        .with("margin", number(result.margin()))
        .with("conditions", Summary.conditions(result.conditions(), List.of()))
        .with("separation", word(result.separation(Mode.WRITTEN)))
        .with("drawnConditions", result.drawn().stream().map(it -> drawn(result, it)).toList())
        .with("drawnSeparation", word(result.separation(Mode.CONTENT)));
  }

  private static String word(DealResult.Separation separation) {
    return switch (separation) {
      case FOUND -> "found";
      case NO_DIFFERENCE -> "no difference";
      case TOO_FEW -> "too few";
      case NONE_FOUND -> "none found";
    };
  }

  private Json verdict(DealResult result, DealVerdict verdict) {
    var parties = new LinkedHashMap<String, Object>();
    for (var who = 0; who < conflict.decisionMakers().size(); who++) {
      parties.put(conflict.decisionMakers().get(who).name(), tally(verdict.parties().get(who)));
    }
    var clauses = new ArrayList<Json>();
    for (var i = 0; i < verdict.clauses().size(); i++) {
      var clause = result.deal().clauses().get(i);
      clauses.add(
          Json.object(
              "party",
              conflict.decisionMakers().get(clause.party()).name(),
              "promise",
              promise(clause),
              "kept",
              tally(verdict.clauses().get(i))));
    }
    return Json.object(
        "nash",
        tally(verdict.whole().getOrDefault(Foresight.NONE, Tally.NONE)),
        "seq",
        tally(verdict.whole().getOrDefault(Foresight.ANSWERS, Tally.NONE)),
        "sseq",
        tally(verdict.whole().getOrDefault(Foresight.NO_ESCAPE, Tally.NONE)),
        "parties",
        Json.of(parties),
        "clauses",
        clauses,
        "stop",
        tally(verdict.stop()),
        "reasons",
        verdict.reasons().stream()
            .map(
                reason ->
                    Json.object(
                        "party",
                        conflict.decisionMakers().get(reason.party()).name(),
                        "wish",
                        wish(result.reading(), reason.party(), reason.statement()),
                        "contrary",
                        reason.contrary(),
                        "futures",
                        reason.futures()))
            .toList());
  }

  private Json change(DealResult result, WishChange change) {
    var json =
        Json.object(
            "party",
            conflict.decisionMakers().get(change.party()).name(),
            "wish",
            wish(result.reading(), change.party(), change.statement()),
            "kept",
            share(change.share()));
    return change.before().isPresent()
        ? json.with("before", wish(result.reading(), change.party(), change.before().getAsInt()))
        : json.with("given up", true);
  }

  private Json drawn(DealResult result, WishCondition found) {
    var limits = new ArrayList<Json>();
    found
        .condition()
        .box()
        .limits()
        .forEach(
            (name, limit) -> {
              var factor = found.wishes().get(name);
              if (factor != null) {
                limits.add(limit(result.reading(), factor, limit));
              } else if (limit instanceof Limit.Between between) {
                limits.add(Summary.limit(name, between, BoxWords.of(List.of())));
              }
            });
    return Summary.condition(found.condition(), limits);
  }

  private Json limit(Reading reading, WishFactor factor, Limit limit) {
    var json =
        Json.object(
            "party",
            conflict.decisionMakers().get(factor.party()).name(),
            "wish",
            wish(reading, factor.party(), factor.statement()));
    return switch (factor.kind()) {
      case FATE ->
          json.with(
              "is",
              factor.admitted(limit).stream()
                  .map(fate -> fate.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                  .toList());
      case ORDER ->
          json.with(
              limit.admits(1) ? "before" : "after",
              wish(reading, factor.party(), factor.before().orElseThrow()));
      case BOUND ->
          limit instanceof Limit.Between between
              ? json.with("low", between.low()).with("high", between.high())
              : json;
    };
  }

  private Json found(BargainResults.Search search, FoundDeal deal) {
    var shares = new LinkedHashMap<String, Object>();
    for (var mode : Mode.values()) {
      var share = deal.shares().get(mode);
      if (share != null) {
        shares.put(word(mode), share(share));
      }
    }
    return Json.object(
            "reading",
            search.reading().name(),
            "settings",
            results.game().states().pattern(deal.state()),
            "parties",
            deal.parties().stream().map(who -> conflict.decisionMakers().get(who).name()).toList(),
            "kept",
            Json.of(shares))
        .with("variant", search.variant().orElse(""));
  }

  private Json lab(LabResult lab) {
    var lines = new ArrayList<>(lab.clauses());
    lines.add(lab.all());
    return Json.object(
        "deal",
        lab.deal().name(),
        "bearable",
        quantiles(lab.bearable()),
        "clauses",
        lines.stream().map(this::line).toList());
  }

  private Json line(LabResult.Line line) {
    return Json.object(
            "promises",
            line.clauses().stream().map(this::promise).toList(),
            "burden",
            line.burden(),
            "holds",
            share(line.holds()),
            "repairs",
            line.repairs().stream()
                .map(
                    repair ->
                        Json.object(
                            "change",
                            repair.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            "from",
                            repair.from(),
                            "to",
                            repair.to(),
                            "money",
                            repair.money()))
                .toList())
        .with("breaks in month", number(line.breaksIn()))
        .with("smallest tranche", number(line.smallestTranche()))
        .with("longest lag", number(line.longestLag()))
        .with("smallest ending", number(line.smallestEnding()))
        .with("tranches left", number(line.tranchesLeft()));
  }

  private String promise(Clause clause) {
    var option = conflict.options().get(clause.option());
    return option.name() + " = " + option.levels().get(clause.level());
  }

  private String wish(Reading reading, int party, int statement) {
    return wish(conflict, reading, party, statement);
  }

  /// A wish as the file writes it.
  static String wish(Conflict conflict, Reading reading, int party, int statement) {
    var who = conflict.decisionMakers().get(party);
    var name = reading.profiles().get(who.name());
    var profile = name == null ? who.profiles().stream().findFirst() : who.profile(name);
    return profile
        .filter(it -> it.form() instanceof PreferenceForm.Statements)
        .map(it -> ((PreferenceForm.Statements) it.form()).statements().get(statement).text())
        .orElse("");
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case WRITTEN -> "as written";
      case ORDER -> "order sampled";
      case CONTENT -> "order and content sampled";
    };
  }

  private static Json tally(Tally tally) {
    return share(tally.share()).with("open", tally.open());
  }

  private static Json.Obj share(Share share) {
    return Json.object(
        "share", share.value(), "low", share.low(), "high", share.high(), "of", share.of());
  }

  private static Json quantiles(Quantiles of) {
    return Json.array(of.p5(), of.p25(), of.p50(), of.p75(), of.p95());
  }

  /// What is not there is written as `null`.
  private static double number(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private static double number(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : Double.NaN;
  }
}
