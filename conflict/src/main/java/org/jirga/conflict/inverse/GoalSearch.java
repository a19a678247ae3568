package org.jirga.conflict.inverse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Prioritisation;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;

/// Looks for the smallest change in statements after which some states are equilibria and others
/// are not.
public final class GoalSearch {

  private static final int MOST_FOUND = 20;

  private final Game game;
  private final StabilityAnalysis analysis;
  private final List<Ranking> rankings;
  private final List<List<StateSet>> statements = new ArrayList<>();

  /// @param rankings of each decision maker as it is
  /// @param forms of each; only statements are changed
  public GoalSearch(Game game, List<Ranking> rankings, List<PreferenceForm> forms) {
    this.game = game;
    this.analysis = new StabilityAnalysis(game);
    this.rankings = List.copyOf(rankings);
    for (var form : forms) {
      statements.add(
          form instanceof PreferenceForm.Statements(var list) && !form.needsSimulation()
              ? list.stream().map(Statement::condition).map(game.states()::where).toList()
              : List.of());
    }
  }

  /// What is wanted.
  ///
  /// @param stable states that are to be equilibria
  /// @param unstable states that are not to be
  public record Goal(Concept concept, StateSet stable, StateSet unstable) {}

  /// @param changes the smallest changes that do, at most 20, each of the same number of edits;
  ///     empty if none was found
  /// @param tried how many changes were tried
  /// @param complete whether all changes of up to two edits were tried, or a smaller one found
  public record Found(List<List<Edit>> changes, int tried, boolean complete) {
    public Found {
      changes = changes.stream().map(List::copyOf).toList();
    }
  }

  /// Tries no edit, then every single one, then every two.
  ///
  /// @param mostTrials after so many changes the search ends
  public Found search(Goal goal, int mostTrials) {
    if (isReached(goal, rankings)) {
      return new Found(List.of(List.of()), 1, true);
    }
    var trials = 1;
    var found = new ArrayList<List<Edit>>();
    var singles = edits();
    for (var edit : singles) {
      if (trials++ >= mostTrials) {
        return new Found(found, trials - 1, false);
      }
      if (isReached(goal, after(List.of(edit))) && found.size() < MOST_FOUND) {
        found.add(List.of(edit));
      }
    }
    if (!found.isEmpty()) {
      return new Found(found, trials, true);
    }
    for (var i = 0; i < singles.size(); i++) {
      // a second edit of the same decision maker's statements counts places after the first
      for (var j = 0; j < singles.size(); j++) {
        var same = singles.get(i).who() == singles.get(j).who();
        if (same ? !fits(singles.get(i), singles.get(j)) : j < i) {
          continue;
        }
        if (trials++ >= mostTrials || found.size() == MOST_FOUND) {
          return new Found(found, trials - 1, found.size() == MOST_FOUND);
        }
        var both = List.of(singles.get(i), singles.get(j));
        if (isReached(goal, after(both))) {
          found.add(both);
        }
      }
    }
    return new Found(found, trials, true);
  }

  private List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    for (var who = 0; who < statements.size(); who++) {
      var count = statements.get(who).size();
      for (var i = 0; i < count; i++) {
        for (var to = 0; to < count; to++) {
          // moving down by one is moving the next one up
          if (to != i && to != i + 1) {
            edits.add(new Edit.Moved(who, i, to));
          }
        }
      }
      for (var i = 0; i < count; i++) {
        edits.add(new Edit.Reversed(who, i));
        edits.add(new Edit.Dropped(who, i));
      }
    }
    return edits;
  }

  /// Whether a second edit of the same statements has something to work on after the first.
  private boolean fits(Edit first, Edit second) {
    var left = statements.get(first.who()).size() - (first instanceof Edit.Dropped ? 1 : 0);
    return switch (second) {
      case Edit.Moved(_, var from, var to) -> from < left && to < left;
      case Edit.Reversed(_, var statement) -> statement < left;
      case Edit.Dropped(_, var statement) -> statement < left;
    };
  }

  private List<Ranking> after(List<Edit> edits) {
    return IntStream.range(0, rankings.size())
        .mapToObj(
            who -> {
              var own = edits.stream().filter(edit -> edit.who() == who).toList();
              return own.isEmpty() ? rankings.get(who) : ranking(who, own);
            })
        .toList();
  }

  private Ranking ranking(int who, List<Edit> edits) {
    var list = new ArrayList<>(statements.get(who));
    for (var edit : edits) {
      switch (edit) {
        case Edit.Moved(_, var from, var to) -> list.add(to, list.remove(from));
        case Edit.Reversed(_, var statement) ->
            list.set(statement, StateSet.all(game.size()).without(list.get(statement)));
        case Edit.Dropped(_, var statement) -> list.remove(statement);
      }
    }
    return Prioritisation.of(game.size(), list);
  }

  private boolean isReached(Goal goal, List<Ranking> with) {
    var equilibria = StateSet.all(game.size());
    for (var who = 0; who < with.size(); who++) {
      equilibria = equilibria.and(analysis.stable(goal.concept(), who, with));
      if (!equilibria.containsAll(goal.stable())) {
        return false;
      }
    }
    return equilibria.and(goal.unstable()).isEmpty();
  }
}
