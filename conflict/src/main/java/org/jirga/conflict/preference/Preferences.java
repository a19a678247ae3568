package org.jirga.conflict.preference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;
import org.jirga.conflict.structure.Statement.Force;

/// Makes the preference over the states of a game from the form that the modeller wrote.
public final class Preferences {

  private Preferences() {}

  /// A preference, or why the form does not give one.
  public sealed interface Making {

    record Made(Preference preference) implements Making {}

    /// Some states have no place in a list that needs all.
    record Missing(StateSet states) implements Making {}

    /// An entry of a list, by its place in it, has states that an earlier one has, too.
    record Twice(int entry, StateSet states) implements Making {}

    /// Only a simulation can tell the states apart.
    record NeedsSimulation() implements Making {}

    /// For forms that are known to be sound.
    default Preference preference() {
      return switch (this) {
        case Made(var preference) -> preference;
        case Missing(var states) ->
            throw new IllegalStateException("States without a place: " + states);
        case Twice(_, var states) ->
            throw new IllegalStateException("States with two places: " + states);
        case NeedsSimulation _ -> throw new IllegalStateException("A simulation is needed.");
      };
    }
  }

  public static Making of(PreferenceForm form, Game game) {
    if (form.needsSimulation()) {
      return new Making.NeedsSimulation();
    }
    return switch (form) {
      case PreferenceForm.Statements(var statements) -> new Making.Made(of(statements, game));
      case PreferenceForm.Weights(var weights) -> new Making.Made(Ranking.of(sums(weights, game)));
      case PreferenceForm.Ranked ranked -> ranked(ranked, game);
      case PreferenceForm.Payoffs payoffs -> payoffs(payoffs, game);
    };
  }

  /// The first profile of each decision maker; those without one are indifferent.
  ///
  /// @throws IllegalStateException if one does not give a preference
  public static List<Preference> first(Game game) {
    return game.conflict().decisionMakers().stream()
        .map((DecisionMaker who) -> who.profiles().stream().findFirst())
        .map(
            profile ->
                profile.isEmpty()
                    ? Ranking.indifferent(game.size())
                    : of(profile.get().form(), game).preference())
        .toList();
  }

  private static Preference of(List<Statement> statements, Game game) {
    return Prioritisation.of(
        game.size(),
        statements.stream().map(it -> game.states().where(it.condition())).toList(),
        statements.stream().map(Statement::force).toList());
  }

  private static double[] sums(List<PreferenceForm.Weight> weights, Game game) {
    var sums = new double[game.size()];
    for (var weight : weights) {
      game.states().where(weight.condition()).stream()
          .forEach(state -> sums[state] += weight.weight());
    }
    return sums;
  }

  private static Making ranked(PreferenceForm.Ranked form, Game game) {
    var entries = form.groups().stream().flatMap(List::stream).toList();
    var places = new Places(game, entries);
    if (places.problem != null) {
      return places.problem;
    }
    var group = new ArrayList<Integer>();
    for (var i = 0; i < form.groups().size(); i++) {
      for (var j = 0; j < form.groups().get(i).size(); j++) {
        group.add(i);
      }
    }
    var last = form.groups().size() - 1;
    var values =
        IntStream.range(0, game.size())
            .mapToDouble(state -> last - group.get(places.entry[state]))
            .toArray();
    var nominal = Ranking.of(values);
    if (form.breaks().isEmpty()) {
      return new Making.Made(nominal);
    }
    // a strong step anywhere between two states decides, so it comes before all mild ones
    var splits = new int[nominal.classes()];
    Arrays.fill(splits, 1);
    for (var below : form.breaks()) {
      for (var state = 0; state < game.size(); state++) {
        if (group.get(places.entry[state]) == below - 1) {
          splits[nominal.rank(state)] = 0;
        }
      }
    }
    return new Making.Made(
        new LexicalPreference(nominal, splits, List.of(Force.STRONGLY, Force.PREFERRED)));
  }

  private static Making payoffs(PreferenceForm.Payoffs form, Game game) {
    var places =
        new Places(game, form.values().stream().map(PreferenceForm.Payoff::states).toList());
    if (places.problem != null) {
      return places.problem;
    }
    var low = new double[game.size()];
    var high = new double[game.size()];
    for (var state = 0; state < game.size(); state++) {
      low[state] = form.values().get(places.entry[state]).low();
      high[state] = form.values().get(places.entry[state]).high();
    }
    return new Making.Made(
        Arrays.equals(low, high) ? Ranking.of(low) : new IntervalPreference(low, high));
  }

  /// The entry of a list that each state belongs to.
  private static final class Places {

    final int[] entry;
    final @org.jspecify.annotations.Nullable Making problem;

    Places(Game game, List<Condition> entries) {
      entry = new int[game.size()];
      Arrays.fill(entry, -1);
      for (var i = 0; i < entries.size(); i++) {
        var states = game.states().where(entries.get(i));
        var twice = StateSet.where(game.size(), s -> states.contains(s) && entry[s] >= 0);
        if (!twice.isEmpty()) {
          problem = new Making.Twice(i, twice);
          return;
        }
        var number = i;
        states.stream().forEach(state -> entry[state] = number);
      }
      var missing = StateSet.where(game.size(), state -> entry[state] < 0);
      problem = missing.isEmpty() ? null : new Making.Missing(missing);
    }
  }
}
