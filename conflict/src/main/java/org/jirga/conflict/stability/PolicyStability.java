package org.jirga.conflict.stability;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// Policy stable states (Zeng, Fang, Hipel and Kilgour 2004): each decision maker has a plan of
/// what
/// it does in each state; a state is stable if no plan moves from it and nobody would want another
/// plan, given those of the others.
///
/// A decision maker wants another plan if one ends in a state that it prefers, however the others
/// follow theirs: where plans of others move, they move first, and in whatever order is worst. A
/// plan under which the moves never end is not wanted.
public final class PolicyStability {

  private final Game game;
  private final List<Ranking> rankings;
  private final int[][] policies;

  /// @param policies for each decision maker and state, the state it moves to, or the same
  /// @throws IllegalArgumentException if a policy moves where there is no move
  public PolicyStability(Game game, List<Ranking> rankings, int[][] policies) {
    this.game = game;
    this.rankings = List.copyOf(rankings);
    this.policies = new int[policies.length][];
    for (var who = 0; who < policies.length; who++) {
      this.policies[who] = policies[who].clone();
      for (var state = 0; state < game.size(); state++) {
        var target = policies[who][state];
        if (target != state && !game.moves(who).contains(state, target)) {
          throw new IllegalArgumentException(
              "Decision maker %d cannot move from %d to %d.".formatted(who, state, target));
        }
      }
    }
  }

  /// The states that no policy moves from.
  public StateSet resting() {
    return StateSet.where(
        game.size(),
        state ->
            IntStream.range(0, policies.length).allMatch(who -> policies[who][state] == state));
  }

  /// The resting states in which this decision maker wants no other plan.
  public StateSet stable(int who) {
    var resting = resting();
    return StateSet.where(
        game.size(), state -> resting.contains(state) && !canDoBetter(who, state));
  }

  /// The policy stable states.
  public StateSet stable() {
    return IntStream.range(0, game.decisionMakers())
        .mapToObj(this::stable)
        .reduce(resting(), StateSet::and);
  }

  private boolean canDoBetter(int who, int start) {
    var ranking = rankings.get(who);
    var better = new BitSet(game.size());
    var grew = true;
    while (grew) {
      grew = false;
      for (var state = 0; state < game.size(); state++) {
        if (better.get(state)) {
          continue;
        }
        var answers = answers(who, state);
        var ends =
            answers.length == 0
                ? ranking.rank(state) > ranking.rank(start) || canMoveInto(who, state, better)
                : IntStream.of(answers).allMatch(better::get);
        if (ends) {
          better.set(state);
          grew = true;
        }
      }
    }
    return canMoveInto(who, start, better);
  }

  private boolean canMoveInto(int who, int state, BitSet better) {
    return IntStream.of(game.moves(who).of(state)).anyMatch(better::get);
  }

  /// Where the policies of the others lead from a state.
  private int[] answers(int who, int state) {
    return IntStream.range(0, policies.length)
        .filter(other -> other != who)
        .map(other -> policies[other][state])
        .filter(target -> target != state)
        .toArray();
  }
}
