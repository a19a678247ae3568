package org.jirga.conflict.game;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Infeasible;

/// The graph of a conflict: its states, and the moves of each decision maker.
///
/// @param moves of each decision maker, in the order of the conflict
/// @param removals what each rule of infeasibility took away, in the order of the conflict
public record Game(
    Conflict conflict, StateSpace states, List<Moves> moves, List<Removal> removals) {

  public Game {
    moves = List.copyOf(moves);
    removals = List.copyOf(removals);
  }

  public int size() {
    return states.size();
  }

  public int decisionMakers() {
    return moves.size();
  }

  public Moves moves(int decisionMaker) {
    return moves.get(decisionMaker);
  }

  /// The same states with other moves.
  public Game with(List<Moves> others) {
    return new Game(conflict, states, others, removals);
  }

  /// Everybody but one, or but several.
  public int[] othersThan(int... decisionMakers) {
    return IntStream.range(0, decisionMakers())
        .filter(who -> IntStream.of(decisionMakers).noneMatch(out -> out == who))
        .toArray();
  }

  /// The name of a state: as the modeller calls it, else its number from 1.
  public String name(int state) {
    for (var named : conflict.names()) {
      if (holds(named.states(), state)) {
        return named.name();
      }
    }
    return Integer.toString(state + 1);
  }

  /// The rules that make a combination infeasible.
  public List<Infeasible> whyInfeasible(long code) {
    var cursor = new StateSpace.Cursor(states.layout());
    cursor.code = code;
    return conflict.infeasible().stream().filter(rule -> rule.states().holds(cursor)).toList();
  }

  private boolean holds(Condition condition, int state) {
    var cursor = new StateSpace.Cursor(states.layout());
    cursor.code = states.code(state);
    return condition.holds(cursor);
  }
}
