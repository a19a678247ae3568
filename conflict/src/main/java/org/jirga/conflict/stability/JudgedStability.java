package org.jirga.conflict.stability;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.Moves;
import org.jirga.conflict.game.StateSet;

/// Stability where preferences are not a complete order: unknown, strong, or seen through
/// attitudes. What they mean is for a [Judgement].
///
/// Without an order there is no lowest rank to look for, so the states that the others can reach
/// are
/// gathered once for each state that somebody might move to: slower than [StabilityAnalysis], and
/// still without memory for pairs.
public final class JudgedStability {

  /// Simultaneous sanctions are defined for complete preferences only.
  public static final Set<Concept> CONCEPTS =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Concept.SIM)));

  private final Game game;
  private final Judgement judgement;

  public JudgedStability(Game game, Judgement judgement) {
    this.game = game;
    this.judgement = judgement;
  }

  /// @throws IllegalArgumentException if simultaneous sanctions are asked for
  public StabilityTable analyse(Set<Concept> concepts) {
    Map<Concept, List<StateSet>> stable = new EnumMap<>(Concept.class);
    for (var concept : EnumSet.copyOf(concepts)) {
      stable.put(
          concept,
          IntStream.range(0, game.decisionMakers()).mapToObj(who -> stable(concept, who)).toList());
    }
    var noMove = game.moves().stream().map(it -> StateSet.where(game.size(), it::isEmpty)).toList();
    return new StabilityTable(stable, noMove);
  }

  public StateSet stable(Concept concept, int who) {
    return switch (concept) {
      case NASH -> StateSet.where(game.size(), state -> !wouldLeave(who, state));
      case GMR -> deterred(who, JointMoves.Rule.ANY, false);
      case SMR -> deterred(who, JointMoves.Rule.ANY, true);
      case SEQ -> deterred(who, judgement::isCredible, false);
      case SSEQ -> deterred(who, judgement::isCredible, true);
      case SIM -> throw new IllegalArgumentException("SIM needs complete preferences.");
    };
  }

  private boolean wouldLeave(int who, int state) {
    var moves = game.moves(who);
    for (var place = moves.first(state); place < moves.end(state); place++) {
      var target = moves.target(place);
      if (target != state && judgement.leaves(who, state, target)) {
        return true;
      }
    }
    return false;
  }

  private StateSet deterred(int who, JointMoves.Rule rule, boolean noEscape) {
    var others = new JointMoves(game, game.othersThan(who), rule);
    var backwards = game.moves(who).reversed();
    var leaving = new BitSet(game.size());
    for (var target = 0; target < game.size(); target++) {
      var comes = waiting(who, backwards, target, leaving);
      if (comes.isEmpty()) {
        continue;
      }
      var answers = others.from(target);
      comes.stream()
          .filter(
              state -> answers.stream().noneMatch(outcome -> holds(who, state, outcome, noEscape)))
          .forEach(leaving::set);
    }
    return StateSet.all(game.size()).without(StateSet.copyOf(leaving));
  }

  /// The states from which somebody would move to a target, but for those it leaves anyway.
  private StateSet waiting(int who, Moves backwards, int target, BitSet leaving) {
    var states = new BitSet();
    for (var place = backwards.first(target); place < backwards.end(target); place++) {
      var state = backwards.target(place);
      if (state != target && !leaving.get(state) && judgement.leaves(who, state, target)) {
        states.set(state);
      }
    }
    return StateSet.copyOf(states);
  }

  private boolean holds(int who, int start, int outcome, boolean noEscape) {
    if (!judgement.deters(who, start, outcome)) {
      return false;
    }
    if (noEscape) {
      var moves = game.moves(who);
      for (var place = moves.first(outcome); place < moves.end(outcome); place++) {
        if (!judgement.deters(who, start, moves.target(place))) {
          return false;
        }
      }
    }
    return true;
  }
}
