package org.jirga.conflict.game;

import java.util.Arrays;
import java.util.List;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Conflict;

/// The moves of a decision maker some of whose options cannot be set back, or who is blocked.
final class RestrictedMoves {

  private final StateSpace states;
  private final int[] oneWay;
  private final List<Barrier> barriers;

  private record Barrier(StateSet from, StateSet to) {}

  /// @param count of the moves
  record Result(Moves moves, long count) {}

  RestrictedMoves(Conflict conflict, StateSpace states, int who) {
    this.states = states;
    var options = states.layout().options();
    this.oneWay =
        Arrays.stream(states.layout().optionsOf(who))
            .filter(
                option ->
                    !options.get(option).change().allows(1, 0)
                        || !options.get(option).change().allows(0, 1))
            .toArray();
    this.barriers =
        conflict.blocked().stream()
            .filter((Blocked moves) -> moves.concerns(who))
            .map(moves -> new Barrier(states.where(moves.from()), states.where(moves.to())))
            .toList();
  }

  /// @param most moves that are stored; of more, only the number is right
  Result of(Moves free, long most) {
    var m = free.size();
    var from = new int[m];
    var to = new int[m];
    var targets = new int[Math.max(16, m)];
    var count = 0;
    var total = 0L;
    for (var s = 0; s < m; s++) {
      from[s] = count;
      for (var place = free.first(s); place < free.end(s); place++) {
        var target = free.target(place);
        if (target != s && isAllowed(s, target) && ++total <= most) {
          if (count == targets.length) {
            targets = Arrays.copyOf(targets, count * 2);
          }
          targets[count++] = target;
        }
      }
      to[s] = count;
    }
    return new Result(Moves.listed(from, to, Arrays.copyOf(targets, count)), total);
  }

  private boolean isAllowed(int state, int target) {
    var layout = states.layout();
    for (var option : oneWay) {
      var change = layout.options().get(option).change();
      if (!change.allows(
          layout.level(states.code(state), option), layout.level(states.code(target), option))) {
        return false;
      }
    }
    for (var barrier : barriers) {
      if (barrier.from().contains(state) && barrier.to().contains(target)) {
        return false;
      }
    }
    return true;
  }
}
