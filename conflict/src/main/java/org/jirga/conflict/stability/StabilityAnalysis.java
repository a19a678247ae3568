package org.jirga.conflict.stability;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.Moves;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// Stability of every state for every decision maker, with complete preferences.
///
/// The moves are prepared once, so that many preferences can be tried on one game.
public final class StabilityAnalysis {

  private final Game game;
  private final List<Moves> backwards;
  private final List<LowestReach> others;

  public StabilityAnalysis(Game game) {
    this.game = game;
    this.backwards = game.moves().stream().map(Moves::reversed).toList();
    this.others =
        IntStream.range(0, game.decisionMakers())
            .mapToObj(who -> new LowestReach(backwards, game.othersThan(who), game.size()))
            .toList();
  }

  public Game game() {
    return game;
  }

  /// @param rankings of each decision maker, in the order of the game
  /// @throws IllegalArgumentException if there is not one ranking for each decision maker
  public StabilityTable analyse(List<Ranking> rankings, Set<Concept> concepts) {
    if (rankings.size() != game.decisionMakers()) {
      throw new IllegalArgumentException(
          "There are %d rankings for %d decision makers."
              .formatted(rankings.size(), game.decisionMakers()));
    }
    Map<Concept, List<StateSet>> stable = new EnumMap<>(Concept.class);
    for (var concept : EnumSet.copyOf(concepts)) {
      stable.put(
          concept,
          IntStream.range(0, game.decisionMakers())
              .mapToObj(who -> stable(concept, who, rankings))
              .toList());
    }
    return new StabilityTable(stable, noMove());
  }

  /// The states stable for one decision maker under one concept.
  public StateSet stable(Concept concept, int who, List<Ranking> rankings) {
    var own = rankings.get(who);
    return switch (concept) {
      case NASH -> deterred(who, own, null);
      case GMR -> deterred(who, own, others.get(who).of(ranks(own), own.classes()));
      case SMR -> deterred(who, own, others.get(who).of(afterEscape(who, own), own.classes()));
      case SEQ ->
          deterred(who, own, others.get(who).byImprovements(ranks(own), own.classes(), rankings));
      case SSEQ ->
          deterred(
              who,
              own,
              others.get(who).byImprovements(afterEscape(who, own), own.classes(), rankings));
      case SIM -> new SimultaneousSanctions(game, rankings).stable(who);
    };
  }

  /// For each decision maker, the states in which it has no move.
  public List<StateSet> noMove() {
    return game.moves().stream().map(moves -> StateSet.where(game.size(), moves::isEmpty)).toList();
  }

  /// The states from which each improvement leads to one that the others can bring down to no more
  /// than the rank of the state.
  ///
  /// @param sanction the lowest rank that the others can bring each state to; none if they are not
  ///     asked
  private StateSet deterred(
      int who, Ranking own, int @org.jspecify.annotations.Nullable [] sanction) {
    var moves = game.moves(who);
    return StateSet.where(
        game.size(),
        state -> {
          var rank = own.rank(state);
          for (var place = moves.first(state); place < moves.end(state); place++) {
            var target = moves.target(place);
            if (own.rank(target) > rank && (sanction == null || sanction[target] > rank)) {
              return false;
            }
          }
          return true;
        });
  }

  private static int[] ranks(Ranking ranking) {
    return IntStream.range(0, ranking.size()).map(ranking::rank).toArray();
  }

  /// The best rank that a decision maker has in each state once it has moved on, or stayed.
  private int[] afterEscape(int who, Ranking own) {
    var moves = game.moves(who);
    var best = ranks(own);
    for (var state = 0; state < best.length; state++) {
      for (var place = moves.first(state); place < moves.end(state); place++) {
        best[state] = Math.max(best[state], own.rank(moves.target(place)));
      }
    }
    return best;
  }
}
