package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.pattern.CubeCover;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.workbench.json.Json;

/// What was found out about a conflict, for programs. `docs/schema/conflict-findings.schema.json`
/// describes it.
public final class ConflictJson {

  private final ConflictFindings findings;
  private final Game game;
  private final StateWords words;

  private ConflictJson(ConflictFindings findings) {
    this.findings = findings;
    this.game = findings.file().game();
    this.words = new StateWords(game);
  }

  public static Json of(ConflictFindings findings) {
    return new ConflictJson(findings).json();
  }

  private Json json() {
    var json =
        Json.object(
            "title", game.conflict().title(),
            "decisionMakers", decisionMakers(),
            "combinations", game.conflict().combinations(),
            "infeasible", infeasible(),
            "states", states());
    if (findings.table().isPresent()) {
      var table = findings.table().get();
      json =
          json.with("equilibria", equilibria(table))
              .with("stable", stable(table))
              .with("noMove", byDecisionMaker(table.noMove()))
              .with("patterns", patterns(table));
    }
    if (!findings.unknown().isEmpty()) {
      Map<String, Object> extensions = new LinkedHashMap<>();
      findings
          .unknown()
          .forEach(
              (extension, table) ->
                  extensions.put(
                      extension.name().toLowerCase(java.util.Locale.ROOT),
                      Json.object("equilibria", equilibria(table), "stable", stable(table))));
      json = json.with("unknownPreference", Json.of(extensions));
    }
    if (findings.strong().isPresent()) {
      json = json.with("stronglyStable", stable(findings.strong().get()));
    }
    json = json.with("coalitionImprovements", jumps());
    if (findings.paths().isPresent()) {
      json = json.with("statusQuo", paths(findings.paths().get()));
    }
    if (findings.limited().isPresent()) {
      json = json.with("limitedMoves", limited(findings.limited().get()));
    }
    return views(json);
  }

  private Json.Obj views(Json.Obj json) {
    var result = json;
    if (findings.attitudes().isPresent()) {
      var table = findings.attitudes().get();
      result =
          result.with(
              "attitudes", Json.object("equilibria", equilibria(table), "stable", stable(table)));
    }
    if (findings.played().isPresent()) {
      Map<String, Object> expected = new LinkedHashMap<>();
      for (var who = 0; who < findings.expected().size(); who++) {
        Map<String, Object> concepts = new LinkedHashMap<>();
        findings.expected().get(who).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(entry -> concepts.put(entry.getKey().label(), numbers(entry.getValue())));
        expected.put(name(who), concepts);
      }
      result =
          result.with(
              "hypergame",
              Json.object("expected", expected, "played", equilibria(findings.played().get())));
    }
    if (findings.plans().isPresent()) {
      var plans = findings.plans().get();
      result =
          result.with(
              "plans",
              Json.object("resting", numbers(plans.resting()), "stable", numbers(plans.stable())));
    }
    if (findings.payoffs().isPresent()) {
      result = result.with("payoffs", payoffs(findings.payoffs().get()));
    }
    var committees = findings.file().views().committees();
    return committees.isEmpty()
        ? result
        : result.with("voting", committees.stream().map(ConflictJson::committee).toList());
  }

  private static Json committee(Views.Committee committee) {
    var json =
        Json.object(
            "name",
            committee.name(),
            "members",
            committee.members(),
            "shapleyShubik",
            committee.voting().shapleyShubik().stream().map(it -> it.value()).toList(),
            "banzhaf",
            committee.voting().banzhaf().stream().map(it -> it.value()).toList());
    return committee.law().isEmpty()
        ? json
        : json.with("law", ViewSection.word(committee.law().get()))
            .with("alone", Json.array(committee.voting().alone(committee.law().get())));
  }

  private static Json payoffs(PayoffFindings payoffs) {
    var json =
        Json.object(
            "states",
            java.util.Arrays.stream(payoffs.states())
                .map(row -> java.util.Arrays.stream(row).mapToObj(s -> s + 1).toList())
                .toList(),
            "nash",
            payoffs.mixed().orElse(List.of()).stream()
                .map(it -> Json.object("row", it.row(), "column", it.column()))
                .toList(),
            "correlated",
            java.util.Arrays.stream(payoffs.correlated()).map(Json::of).toList(),
            "logit",
            payoffs.logit().stream()
                .map(
                    it ->
                        Json.object(
                            "precision", it.precision(),
                            "row", it.profile().row(),
                            "column", it.profile().column()))
                .toList());
    if (payoffs.nash().isPresent()) {
      json = json.with("nashBargaining", point(payoffs.nash().get()));
    }
    return payoffs.kalaiSmorodinsky().isPresent()
        ? json.with("kalaiSmorodinsky", point(payoffs.kalaiSmorodinsky().get()))
        : json;
  }

  private static Json point(org.jirga.conflict.cardinal.Bargaining.Point point) {
    return Json.array(point.first(), point.second());
  }

  private Json infeasible() {
    return Json.list(
        game.removals().stream()
            .map(
                removal ->
                    Json.object(
                        "states", removal.rule().text(),
                        "why", removal.rule().why(),
                        "removed", removal.removed(),
                        "alone", removal.alone()))
            .toList());
  }

  /// Equilibria by patterns, where there are not too many combinations.
  private Json patterns(StabilityTable table) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (game.conflict().combinations() <= CubeCover.MOST_COMBINATIONS) {
      table
          .concepts()
          .forEach(
              concept ->
                  members.put(
                      concept.label(),
                      CubeCover.patterns(game.states(), table.equilibria(concept))));
    }
    return Json.of(members);
  }

  private Json jumps() {
    return Json.list(findings.jumps().stream().map(this::jump).toList());
  }

  private Json jump(ConflictFindings.Jump jump) {
    var json =
        Json.object(
            "from", jump.from() + 1,
            "coalition", jump.coalition().members().stream().map(this::name).toList(),
            "to", numbers(jump.to()));
    return jump.stays().isEmpty()
        ? json
        : json.with("stays", jump.stays().get().stream().map(Concept::label).toList());
  }

  private Json paths(ConflictFindings.Paths paths) {
    return Json.object(
        "state",
        paths.start() + 1,
        "byImprovements",
        numbers(paths.byImprovements()),
        "byMoves",
        numbers(paths.byMoves()),
        "routes",
        paths.routes().stream().map(this::route).toList());
  }

  private Json route(ConflictFindings.Route route) {
    var json = Json.object("to", route.target() + 1, "improvements", route.improvements());
    if (route.path().isEmpty()) {
      return json;
    }
    var path = route.path().get();
    return json.with(
            "steps",
            path.steps().stream()
                .map(
                    step ->
                        Json.object(
                            "who", name(step.who()), "from", step.from() + 1, "to", step.to() + 1))
                .toList())
        .with(
            "trustGaps",
            path.trustGaps(findings.rankings().orElseThrow()).stream()
                .map(
                    gap -> {
                      var one = Json.object("step", gap.step() + 1, "who", name(gap.who()));
                      return gap.regained().isPresent()
                          ? one.with("regained", gap.regained().getAsInt() + 1)
                          : one;
                    })
                .toList());
  }

  private Json limited(ConflictFindings.Limited limited) {
    var json = Json.object("stable", limited.stable().stream().map(this::byDecisionMaker).toList());
    return limited.nonMyopic().isPresent()
        ? json.with("nonMyopic", byDecisionMaker(limited.nonMyopic().get()))
        : json;
  }

  private String name(int who) {
    return game.conflict().decisionMakers().get(who).name();
  }

  private Json decisionMakers() {
    return Json.list(
        game.conflict().decisionMakers().stream()
            .map(
                who ->
                    Json.object(
                        "name",
                        who.name(),
                        "label",
                        who.label(),
                        "options",
                        who.options().stream()
                            .map(
                                option ->
                                    Json.object(
                                        "name", option.name(),
                                        "label", option.label(),
                                        "levels", option.levels()))
                            .toList()))
            .toList());
  }

  private Json states() {
    var list = new ArrayList<Json>();
    for (var state = 0; state < game.size(); state++) {
      list.add(
          Json.object(
              "number", state + 1,
              "name", game.name(state),
              "settings", game.states().pattern(state),
              "code", game.states().code(state),
              "words", words.words(state)));
    }
    return Json.list(list);
  }

  private Json equilibria(StabilityTable table) {
    Map<String, Object> members = new LinkedHashMap<>();
    table
        .concepts()
        .forEach(concept -> members.put(concept.label(), numbers(table.equilibria(concept))));
    return Json.of(members);
  }

  private Json stable(StabilityTable table) {
    Map<String, Object> members = new LinkedHashMap<>();
    table
        .concepts()
        .forEach(
            concept -> members.put(concept.label(), byDecisionMaker(table.stableSets(concept))));
    return Json.of(members);
  }

  private Json byDecisionMaker(List<StateSet> sets) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (var who = 0; who < sets.size(); who++) {
      members.put(name(who), numbers(sets.get(who)));
    }
    return Json.of(members);
  }

  /// Numbers from 1, as in `states`.
  private static List<Integer> numbers(StateSet states) {
    return states.stream().mapToObj(state -> state + 1).toList();
  }
}
