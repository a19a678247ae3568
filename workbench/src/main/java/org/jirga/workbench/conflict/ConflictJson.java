package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
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
            "states", states());
    if (findings.table().isPresent()) {
      var table = findings.table().get();
      json =
          json.with("equilibria", equilibria(table))
              .with("stable", stable(table))
              .with("noMove", byDecisionMaker(table.noMove()));
    }
    return json;
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
      members.put(game.conflict().decisionMakers().get(who).name(), numbers(sets.get(who)));
    }
    return Json.of(members);
  }

  /// Numbers from 1, as in `states`.
  private static List<Integer> numbers(StateSet states) {
    return states.stream().mapToObj(state -> state + 1).toList();
  }
}
