package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.NamedStates;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Reading;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// States, promises and wishes of a conflict as people read them.
final class BargainWords {

  /// A state that differs in more options from all that have a name is not told by them.
  private static final int FEW_DIFFERENCES = 3;

  private final BargainResults results;
  private final Conflict conflict;
  private final Game game;

  BargainWords(BargainResults results) {
    this.results = results;
    this.conflict = results.bargain().conflict();
    this.game = results.game();
  }

  /// Where something is known from, with links to the rows of evidence that it names.
  Prose grounds(Findings findings, Grounds grounds) {
    return findings
        .withEvidenceLinks(grounds.source())
        .text(grounds.date().map(date -> ", " + date).orElse(""));
  }

  String party(int who) {
    return conflict.decisionMakers().get(who).name();
  }

  List<String> parties() {
    return conflict.decisionMakerNames();
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
  Prose state(int state) {
    var name = Prose.empty().emphasis(name(state));
    return label(state).map(label -> name.text(" (" + Words.lowerFirst(label) + ")")).orElse(name);
  }

  /// Its name; of a state without one, how it differs from the one with a name that is nearest.
  String name(int state) {
    return named(state).map(NamedStates::name).orElseGet(() -> besideNamed(state));
  }

  private String besideNamed(int state) {
    record Neighbour(String name, List<Integer> differences) {}
    return conflict.names().stream()
        .flatMap(
            named ->
                game.states().where(named.states()).stream()
                    .limit(1)
                    .mapToObj(other -> new Neighbour(named.name(), differences(state, other))))
        .filter(neighbour -> neighbour.differences().size() <= FEW_DIFFERENCES)
        .min(Comparator.comparingInt(neighbour -> neighbour.differences().size()))
        .map(
            neighbour ->
                neighbour.name()
                    + ", but "
                    + neighbour.differences().stream()
                        .map(option -> setTo(option, state, "with ", "without ", true))
                        .collect(Collectors.joining(" and ")))
        .orElseGet(() -> brief(state));
  }

  private List<Integer> differences(int state, int other) {
    return IntStream.range(0, conflict.options().size())
        .filter(
            option ->
                !game.states().level(state, option).equals(game.states().level(other, option)))
        .boxed()
        .toList();
  }

  /// `campaign, end of escalate`: what a party sets on the way from one state to another.
  String changes(int party, int from, int to) {
    return differences(from, to).stream()
        .filter(option -> conflict.owners()[option] == party)
        .map(option -> setTo(option, to, "", "end of ", false))
        .collect(Collectors.joining(", "));
  }

  /// What a party sets on the way from one state to another, as sentences say it.
  String changesInFull(int party, int from, int to) {
    return differences(from, to).stream()
        .filter(option -> conflict.owners()[option] == party)
        .map(
            option ->
                game.states().level(to, option).isPresent()
                    ? to(option, game.states().level(to, option).getAsInt())
                    : setTo(option, to, "", "", false))
        .collect(Collectors.joining("; "));
  }

  private String setTo(int option, int state, String yes, String no, boolean isQuoted) {
    var it = conflict.options().get(option);
    var level = game.states().level(state, option);
    var name = isQuoted ? "\u201c" + it.name() + "\u201d" : it.name();
    if (level.isEmpty()) {
      return "whatever " + name;
    }
    return it.isBinary()
        ? (level.getAsInt() > 0 ? yes : no) + name
        : name + " " + it.levels().get(level.getAsInt());
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

  /// `no release if no rights`: a wish in the short names of the options.
  String wishInShort(Reading reading, int party, int statement) {
    return statement(reading, party, statement)
        .map(it -> inShort(it.condition()))
        .orElse("something");
  }

  private String inShort(Condition condition) {
    return switch (condition) {
      case Condition.Setting(var option, var level) -> {
        var it = conflict.options().get(option);
        yield it.isBinary()
            ? (level > 0 ? "" : "no ") + it.name()
            : it.name() + " " + it.levels().get(level);
      }
      case Condition.Not(Condition.Setting(var option, var level))
          when conflict.options().get(option).isBinary() ->
          inShort(new Condition.Setting(option, 1 - level));
      case Condition.Outcome(var name, var relation, var bound) ->
          "%s %s %s".formatted(name, comparison(relation), Numbers.exact(bound));
      case Condition.Not(var operand) -> "not (" + inShort(operand) + ")";
      case Condition.And(var operands) -> joined(operands, " and ", this::inShort);
      case Condition.Or(var operands) -> joined(operands, " or ", this::inShort);
      case Condition.If(var consequence, var when) -> inShort(consequence) + " if " + inShort(when);
      case Condition.Iff(var left, var right) ->
          inShort(left) + " if, and only if, " + inShort(right);
    };
  }

  private String sentence(Condition condition, int party) {
    return switch (condition) {
      case Condition.Setting(var option, var level) when conflict.owners()[option] == party ->
          to(option, level);
      case Condition.Not(Condition.Setting(var option, var level))
          when conflict.options().get(option).isBinary() ->
          sentence(new Condition.Setting(option, 1 - level), party);
      case Condition.And(var operands) -> joined(operands, " and ", it -> sentence(it, party));
      case Condition.Or(var operands) -> joined(operands, " or ", it -> sentence(it, party));
      case Condition.If(var consequence, var when) ->
          sentence(consequence, party) + " if " + clause(when);
      case Condition.Iff(var left, var right) ->
          sentence(left, party) + " if, and only if, " + clause(right);
      case Condition.Setting _, Condition.Not _, Condition.Outcome _ -> "that " + clause(condition);
    };
  }

  /// `Donors will not release the funds`: what follows an `if` or a `that`.
  private String clause(Condition condition) {
    return switch (condition) {
      case Condition.Setting(var option, var level) ->
          party(conflict.owners()[option])
              + " will "
              + (conflict.options().get(option).isBinary() && level == 0
                  ? "not " + conflict.options().get(option).label()
                  : setting(option, level));
      case Condition.Not(Condition.Setting(var option, var level))
          when conflict.options().get(option).isBinary() ->
          clause(new Condition.Setting(option, 1 - level));
      case Condition.Outcome(var name, var relation, var bound) ->
          "the outcome \u201c%s\u201d is %s %s"
              .formatted(outcome(name), comparison(relation), Numbers.exact(bound));
      case Condition.Not(var operand) -> "it is not so that " + clause(operand);
      case Condition.And(var operands) -> joined(operands, " and ", this::clause);
      case Condition.Or(var operands) -> joined(operands, " or ", this::clause);
      case Condition.If(var consequence, var when) -> clause(consequence) + " if " + clause(when);
      case Condition.Iff(var left, var right) ->
          clause(left) + " if, and only if, " + clause(right);
    };
  }

  private static String joined(
      List<Condition> operands, String with, Function<Condition, String> words) {
    return operands.stream().map(words).collect(Collectors.joining(with));
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
