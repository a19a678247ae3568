package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.NamedStates;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Reading;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// States, promises and wishes of a conflict as people read them.
final class BargainWords {

  private final BargainResults results;
  private final Conflict conflict;
  private final Game game;

  BargainWords(BargainResults results) {
    this.results = results;
    this.conflict = results.bargain().conflict();
    this.game = results.game();
  }

  String party(int who) {
    return conflict.decisionMakers().get(who).name();
  }

  List<String> parties() {
    return conflict.decisionMakerNames();
  }

  /// `Taliban: keep the amnesty; Donors: …` of what is done; `nothing is done` if nothing is.
  String done(int state) {
    var parts = new ArrayList<String>();
    var layout = game.states().layout();
    for (var who = 0; who < conflict.decisionMakers().size(); who++) {
      var done = new ArrayList<String>();
      for (var option : layout.optionsOf(who)) {
        var level = game.states().level(state, option);
        if (level.isPresent() && level.getAsInt() > 0) {
          done.add(setting(option, level.getAsInt()));
        }
      }
      if (!done.isEmpty()) {
        parts.add(party(who) + ": " + String.join("; ", done));
      }
    }
    return parts.isEmpty() ? "nothing is done" : String.join(". ", parts);
  }

  /// The options set in a state, by their short names.
  String brief(int state) {
    var done = new ArrayList<String>();
    for (var option = 0; option < conflict.options().size(); option++) {
      var level = game.states().level(state, option);
      if (level.isPresent() && level.getAsInt() > 0) {
        done.add(conflict.options().get(option).name());
      }
    }
    return done.isEmpty() ? "nothing" : String.join(", ", done);
  }

  private String setting(int option, int level) {
    var it = conflict.options().get(option);
    return it.isBinary() ? it.label() : it.label() + " (" + it.levels().get(level) + ")";
  }

  /// What a state is called, with what the name stands for.
  String state(int state) {
    return label(state)
        .map(label -> name(state) + " (" + Words.lowerFirst(label) + ")")
        .orElseGet(() -> "a state without a name: " + done(state));
  }

  String name(int state) {
    return named(state).map(NamedStates::name).orElseGet(() -> brief(state));
  }

  Optional<String> label(int state) {
    return named(state).map(NamedStates::label).filter(label -> !label.isEmpty());
  }

  private Optional<NamedStates> named(int state) {
    return conflict.names().stream()
        .filter(named -> game.states().where(named.states()).contains(state))
        .findFirst();
  }

  /// What a party promises: to do something, or not to.
  String promise(Clause clause) {
    return to(clause.option(), clause.level());
  }

  /// A wish in words: what is wished, and of whom where it is somebody else's to do.
  String wish(Reading reading, int party, int statement) {
    return statement(reading, party, statement)
        .map(it -> sentence(it.condition(), party))
        .orElse("something");
  }

  private String sentence(Condition condition, int party) {
    return switch (condition) {
      case Condition.Setting(var option, var level) -> {
        var owner = conflict.owners()[option];
        yield (owner == party ? "" : party(owner) + " ") + to(option, level);
      }
      case Condition.Not(Condition.Setting(var option, var level))
          when conflict.options().get(option).isBinary() ->
          sentence(new Condition.Setting(option, 1 - level), party);
      case Condition.Outcome(var name, var relation, var bound) ->
          outcome(name) + " " + comparison(relation) + " " + Numbers.exact(bound);
      case Condition.Not(var operand) -> "the contrary of: " + sentence(operand, party);
      case Condition.And(var operands) -> joined(operands, " and ", party);
      case Condition.Or(var operands) -> joined(operands, " or ", party);
      case Condition.If(var consequence, var when) ->
          sentence(consequence, party) + " (in case of: " + sentence(when, party) + ")";
      case Condition.Iff(var left, var right) ->
          sentence(left, party) + " (in that case and no other: " + sentence(right, party) + ")";
    };
  }

  private String joined(List<Condition> operands, String with, int party) {
    return operands.stream().map(it -> sentence(it, party)).collect(Collectors.joining(with));
  }

  /// `to keep the amnesty`, `not to keep the amnesty`.
  private String to(int option, int level) {
    var it = conflict.options().get(option);
    return it.isBinary() && level == 0 ? "not to " + it.label() : "to " + setting(option, level);
  }

  private String outcome(String name) {
    return results.bargain().coupling().stream()
        .flatMap(coupling -> coupling.outcomes().stream())
        .filter(it -> it.name().equalsIgnoreCase(name))
        .map(it -> it.label().isEmpty() ? it.name() : it.label())
        .findFirst()
        .orElse(name);
  }

  private static String comparison(Condition.Relation relation) {
    return switch (relation) {
      case BELOW -> "below";
      case AT_MOST -> "at most";
      case ABOVE -> "above";
      case AT_LEAST -> "at least";
    };
  }

  Optional<Statement> statement(Reading reading, int party, int statement) {
    return profile(reading, party)
        .map(PreferenceProfile::form)
        .filter(PreferenceForm.Statements.class::isInstance)
        .map(form -> ((PreferenceForm.Statements) form).statements())
        .filter(list -> statement < list.size())
        .map(list -> list.get(statement));
  }

  Optional<PreferenceProfile> profile(Reading reading, int party) {
    var who = conflict.decisionMakers().get(party);
    var name = reading.profiles().get(who.name());
    return name == null ? who.profiles().stream().findFirst() : who.profile(name);
  }
}
