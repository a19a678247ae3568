package org.jirga.conflict.stability;

import java.util.List;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.OptionLayout;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// Simultaneous stability (Fraser and Hipel 1984): each improvement is spoilt if some of the others
/// make improvements of their own, from the same state and at the same time, and the feasible state
/// that comes of it is no better.
final class SimultaneousSanctions {

  private final Game game;
  private final List<Ranking> rankings;
  private final OptionLayout layout;
  private final long[] masks;

  /// @throws IllegalArgumentException if states are coalesced: moves at the same time are then not
  ///     defined
  SimultaneousSanctions(Game game, List<Ranking> rankings) {
    if (game.states().hasCoalesced()) {
      throw new IllegalArgumentException("Simultaneous moves need states that are not coalesced.");
    }
    this.game = game;
    this.rankings = rankings;
    this.layout = game.states().layout();
    this.masks = new long[game.decisionMakers()];
    for (var who = 0; who < masks.length; who++) {
      masks[who] = layout.maskOf(who);
    }
  }

  StateSet stable(int who) {
    var moves = game.moves(who);
    var own = rankings.get(who);
    var others = game.othersThan(who);
    return StateSet.where(
        game.size(),
        state -> {
          for (var place = moves.first(state); place < moves.end(state); place++) {
            var target = moves.target(place);
            if (own.rank(target) > own.rank(state)
                && !isSpoilt(state, game.states().code(target), own, others, 0, false)) {
              return false;
            }
          }
          return true;
        });
  }

  /// Whether improvements of the others from `next` on, combined with those already taken into
  /// `code`, lead to a feasible state that is no better than where all began.
  private boolean isSpoilt(
      int state, long code, Ranking own, int[] others, int next, boolean somebodyMoved) {
    if (next == others.length) {
      var result = game.states().stateOf(code);
      return somebodyMoved && result.isPresent() && own.rank(result.getAsInt()) <= own.rank(state);
    }
    if (isSpoilt(state, code, own, others, next + 1, somebodyMoved)) {
      return true;
    }
    var other = others[next];
    var moves = game.moves(other);
    var ranking = rankings.get(other);
    for (var place = moves.first(state); place < moves.end(state); place++) {
      var target = moves.target(place);
      if (ranking.rank(target) > ranking.rank(state)) {
        var mask = masks[other];
        var together = code & ~mask | game.states().code(target) & mask;
        if (isSpoilt(state, together, own, others, next + 1, true)) {
          return true;
        }
      }
    }
    return false;
  }
}
