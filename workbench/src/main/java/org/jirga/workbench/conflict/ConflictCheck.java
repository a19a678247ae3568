package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.NamedStates;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Builds states and preferences of a conflict that reads, and says where they don't follow from
/// what is written.
final class ConflictCheck {

  private static final int LISTED = 5;

  private final Problems problems;
  private final Conflict conflict;

  ConflictCheck(Problems problems, Conflict conflict) {
    this.problems = problems;
    this.conflict = conflict;
  }

  Optional<Game> game(
      Section root,
      List<RuleSection.Placed<Infeasible>> infeasible,
      List<RuleSection.Placed<Condition>> coalesced) {
    var makers = root.entry("decision makers").map(entry -> entry.key().span()).orElseThrow();
    var rules = root.entry("infeasible").map(entry -> entry.key().span()).orElse(makers);
    return game(makers, rules, infeasible, coalesced);
  }

  /// For files without coalesced groups.
  Optional<Game> game(Span file, List<RuleSection.Placed<Infeasible>> infeasible) {
    var start = new Span(file.start(), Math.min(file.end(), file.start() + 1));
    return game(start, start, infeasible, List.of());
  }

  private Optional<Game> game(
      Span makers,
      Span rules,
      List<RuleSection.Placed<Infeasible>> infeasible,
      List<RuleSection.Placed<Condition>> coalesced) {
    return switch (GameBuilder.build(conflict)) {
      case GameBuilder.Building.Built(var game) -> {
        for (var i = 0; i < game.removals().size(); i++) {
          var removal = game.removals().get(i);
          if (removal.removed() == 0) {
            problems.add(
                ConflictCode.NO_EFFECT,
                infeasible.get(i).at().span(),
                "this rules out no combination of settings");
          }
        }
        yield Optional.of(game);
      }
      case GameBuilder.Building.TooLarge(var count, var what, var most) -> {
        problems.add(
            ConflictCode.TOO_LARGE,
            makers,
            "%d options give %,d %s; at most %,d can be analysed"
                .formatted(conflict.options().size(), count, what, most),
            "leave out options that do not matter for each other, or "
                + (what.equals(GameBuilder.COMBINATIONS)
                    ? "make those that exclude each other levels of one"
                    : "rule combinations out"));
        yield Optional.empty();
      }
      case GameBuilder.Building.NothingFeasible(var removals) -> {
        problems.add(
            ConflictCode.NOTHING_FEASIBLE,
            rules,
            "no state is left: of %,d combinations %s"
                .formatted(
                    conflict.combinations(),
                    removals.stream()
                        .map(it -> "'%s' rules out %,d".formatted(it.rule().text(), it.removed()))
                        .collect(Collectors.joining(", "))));
        yield Optional.empty();
      }
      case GameBuilder.Building.Overlapping(var one, var other) -> {
        problems.add(
            ConflictCode.GROUPS_OVERLAP,
            coalesced.get(other).at().span(),
            "this group has states in common with group %d".formatted(one + 1));
        yield Optional.empty();
      }
    };
  }

  void statusQuo(Game game, Optional<Yaml.Scalar> written) {
    if (written.isPresent() && conflict.statusQuo().isPresent()) {
      var states = game.states().where(conflict.statusQuo().get());
      if (states.size() != 1) {
        problems.add(
            ConflictCode.NOT_ONE_STATE,
            written.get().span(),
            states.isEmpty()
                ? "no feasible state is like this" + why(game, conflict.statusQuo().get())
                : "the status quo is one state, and %d are like this: %s"
                    .formatted(states.size(), list(game, states)));
      }
    }
  }

  void names(Game game, List<RuleSection.Placed<NamedStates>> names) {
    for (var named : names) {
      if (game.states().where(named.value().states()).isEmpty()) {
        problems.add(
            ConflictCode.NOT_ONE_STATE,
            named.at().span(),
            "no feasible state is like this" + why(game, named.value().states()));
      }
    }
  }

  void moves(Game game, List<RuleSection.Placed<Blocked>> blocked) {
    for (var rule : blocked) {
      var from = game.states().where(rule.value().from());
      var to = game.states().where(rule.value().to());
      if (from.isEmpty() || to.isEmpty()) {
        problems.add(
            ConflictCode.NO_EFFECT,
            rule.at().span(),
            "no feasible state is like '%s'".formatted(from.isEmpty() ? "from" : "to"));
      }
    }
  }

  /// For each decision maker, the preference of each profile by its name, in their order.
  List<Map<String, Optional<Preference>>> preferences(
      Game game, List<List<PreferenceSection.Placed>> profiles) {
    var preferences = new ArrayList<Map<String, Optional<Preference>>>();
    for (var placed : profiles) {
      var byName = new LinkedHashMap<String, Optional<Preference>>();
      placed.forEach(it -> byName.put(it.profile().name(), preference(game, it)));
      preferences.add(byName);
    }
    return preferences;
  }

  private Optional<Preference> preference(Game game, PreferenceSection.Placed placed) {
    warn(game, placed);
    return switch (Preferences.of(placed.profile().form(), game)) {
      case Preferences.Making.Made(var preference) -> Optional.of(preference);
      case Preferences.Making.NeedsSimulation _ -> Optional.empty();
      case Preferences.Making.Missing(var states) -> {
        problems.add(
            ConflictCode.NO_PLACE,
            placed.list().key().span(),
            "%d of %d states have no place here: %s"
                .formatted(states.size(), game.size(), list(game, states)));
        yield Optional.empty();
      }
      case Preferences.Making.Twice(var entry, var states) -> {
        problems.add(
            ConflictCode.TWO_PLACES,
            placed.items().get(entry).span(),
            "%s %s a place already".formatted(list(game, states), has(states)));
        yield Optional.empty();
      }
    };
  }

  private static String has(StateSet states) {
    return states.size() == 1 ? "has" : "have";
  }

  /// Statements that are the same in all states, and conditions that tell combinations apart which
  /// count as one state.
  private void warn(Game game, PreferenceSection.Placed placed) {
    var conditions =
        switch (placed.profile().form()) {
          case PreferenceForm.Statements(var statements) ->
              statements.stream().map(statement -> statement.condition()).toList();
          case PreferenceForm.Weights(var weights) ->
              weights.stream().map(PreferenceForm.Weight::condition).toList();
          case PreferenceForm.Ranked(var groups, _) ->
              groups.stream().flatMap(List::stream).toList();
          case PreferenceForm.Payoffs(var values) ->
              values.stream().map(PreferenceForm.Payoff::states).toList();
        };
    var wishes =
        placed.profile().form() instanceof PreferenceForm.Statements
            || placed.profile().form() instanceof PreferenceForm.Weights;
    for (var i = 0; i < conditions.size(); i++) {
      var condition = conditions.get(i);
      var place = placed.items().get(i).span();
      if (condition.needsSimulation()) {
        continue;
      }
      divided(game, condition, place);
      var count = game.states().where(condition).size();
      if (count == 0 || wishes && count == game.size()) {
        problems.add(
            ConflictCode.TELLS_NOTHING,
            place,
            "this is %s in every feasible state".formatted(count == 0 ? "false" : "true"));
      }
    }
  }

  private void divided(Game game, Condition condition, Span place) {
    if (game.states().hasCoalesced()) {
      var divided = game.states().dividedBy(condition);
      if (!divided.isEmpty()) {
        problems.add(
            ConflictCode.DIVIDED_STATE,
            place,
            "this is true in a part of %s only, which counts as one state"
                .formatted(list(game, divided)));
      }
    }
  }

  /// Which rules leave no state of this kind.
  private String why(Game game, Condition condition) {
    if (!(condition instanceof Condition.And(var settings))
        || settings.size() != conflict.options().size()) {
      return "";
    }
    var layout = game.states().layout();
    var code = 0L;
    for (var setting : settings) {
      if (!(setting instanceof Condition.Setting(var option, var level))) {
        return "";
      }
      code = layout.with(code, option, level);
    }
    var rules = game.whyInfeasible(code);
    return rules.isEmpty()
        ? ""
        : ": "
            + rules.stream()
                .map(rule -> "'%s' rules it out".formatted(rule.text()))
                .collect(Collectors.joining(", "));
  }

  private String list(Game game, StateSet states) {
    var shown =
        states.stream()
            .limit(LISTED)
            .mapToObj(
                state ->
                    game.conflict().names().isEmpty()
                        ? game.states().pattern(state)
                        : "%s (%s)".formatted(game.name(state), game.states().pattern(state)))
            .collect(Collectors.joining(", "));
    return states.size() > LISTED ? shown + ", …" : shown;
  }
}
