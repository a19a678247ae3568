package org.jirga.conflict.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.conflict.structure.Conflict;

/// Makes one state of each group of combinations between which nothing is told apart. A move leads
/// to the group if it leads to any of them, and from it if it leads from any of them.
final class Coalescing {

  private final Conflict conflict;
  private final StateSpace fine;
  private final long[] codes;

  Coalescing(Conflict conflict, StateSpace fine, long[] codes) {
    this.conflict = conflict;
    this.fine = fine;
    this.codes = codes;
  }

  /// The numbers of two groups that share a combination.
  Optional<int[]> overlap() {
    var groups = conflict.coalesced().stream().map(fine::where).toList();
    for (var one = 0; one < groups.size(); one++) {
      for (var other = one + 1; other < groups.size(); other++) {
        if (!groups.get(one).and(groups.get(other)).isEmpty()) {
          return Optional.of(new int[] {one, other});
        }
      }
    }
    return Optional.empty();
  }

  Game of(List<Moves> moves, List<Removal> removals) {
    var groups = conflict.coalesced().stream().map(fine::where).filter(g -> !g.isEmpty()).toList();
    var stateOf = new int[codes.length];
    var grouped = groups.stream().reduce(StateSet.of(), StateSet::or);
    var count = 0;
    for (var s = 0; s < codes.length; s++) {
      if (!grouped.contains(s)) {
        stateOf[s] = count++;
      }
    }
    for (var group : groups) {
      var number = count++;
      group.stream().forEach(s -> stateOf[s] = number);
    }
    var states = new StateSpace(fine.layout(), codes, stateOf, count);
    var merged = new ArrayList<Moves>();
    for (var each : moves) {
      merged.add(merge(each, stateOf, count));
    }
    return new Game(conflict, states, merged, removals);
  }

  private static Moves merge(Moves moves, int[] stateOf, int count) {
    var members = new int[count];
    for (var state : stateOf) {
      members[state]++;
    }
    var combinations = new int[count][];
    for (var s = 0; s < stateOf.length; s++) {
      var state = stateOf[s];
      if (combinations[state] == null) {
        combinations[state] = new int[members[state]];
      }
      combinations[state][--members[state]] = s;
    }
    var targets = new int[count][];
    for (var state = 0; state < count; state++) {
      var own = state;
      targets[state] =
          Arrays.stream(combinations[state])
              .flatMap(s -> IntStream.range(moves.first(s), moves.end(s)))
              .map(place -> stateOf[moves.target(place)])
              .filter(target -> target != own)
              .sorted()
              .distinct()
              .toArray();
    }
    return Moves.of(targets);
  }
}
