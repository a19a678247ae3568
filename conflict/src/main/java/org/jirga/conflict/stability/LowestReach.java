package org.jirga.conflict.stability;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jirga.conflict.game.Moves;
import org.jirga.conflict.preference.Ranking;

/// The lowest value to which a group of decision makers can bring the conflict from each state, by
/// any number of moves in which nobody moves twice in succession.
///
/// Works backwards: states are taken from the lowest value up, and each gives its value to all
/// states and last movers that lead to it and have none yet. No set of reachable states is ever
/// kept.
///
/// Where states share the stretch of their moves, a stretch is not walked again if nothing new can
/// come of it: by any moves after two walks, of which the second finds the state that the first
/// began at; by improvements after a walk from a state of the same or a higher rank. So the time is
/// nearly proportional to the states, and not to the moves.
final class LowestReach {

  /// The value of a state from which the group has no move.
  static final int NONE = Integer.MAX_VALUE;

  private final List<Moves> backwards;
  private final int[] group;
  private final int size;

  /// @param backwards reversed moves of every decision maker
  /// @param group those who move
  LowestReach(List<Moves> backwards, int[] group, int size) {
    this.backwards = backwards;
    this.group = group.clone();
    this.size = size;
  }

  /// By any moves.
  ///
  /// @param values of each state, from 0 to `bound` - 1
  int[] of(int[] values, int bound) {
    return new Search(values, bound, null).lowest;
  }

  /// By moves each of which is an improvement for whoever makes it.
  int[] byImprovements(int[] values, int bound, List<Ranking> rankings) {
    return new Search(values, bound, rankings).lowest;
  }

  private final class Search {

    final int[] lowest = new int[size];
    private final @org.jspecify.annotations.Nullable List<Ranking> rankings;
    private final BitSet seen = new BitSet(group.length * size);
    private int[] queue = new int[1024];
    private int waiting;

    /// For each member and beginning of a stretch: how often it was walked, or one more than the
    /// highest rank that it was walked from.
    private final int[] walked = new int[group.length * size];

    Search(int[] values, int bound, @org.jspecify.annotations.Nullable List<Ranking> rankings) {
      this.rankings = rankings;
      Arrays.fill(lowest, NONE);
      for (var state : ascending(values, bound)) {
        for (var last = 0; last < group.length; last++) {
          visit(state, last);
        }
        while (waiting > 0) {
          var node = queue[--waiting];
          spread(node % size, node / size, values[state]);
        }
      }
    }

    /// The state has been reached by a move of the member `last` of the group: it came from those
    /// states from which this member can move here, reached by a move of another member, or not.
    private void spread(int state, int last, int value) {
      var moves = backwards.get(group[last]);
      var ranking = rankings == null ? null : rankings.get(group[last]);
      if (!isWorthWalking(moves, state, last, ranking)) {
        return;
      }
      for (var place = moves.first(state); place < moves.end(state); place++) {
        var before = moves.target(place);
        if (before == state || ranking != null && ranking.rank(before) >= ranking.rank(state)) {
          continue;
        }
        lowest[before] = Math.min(lowest[before], value);
        for (var other = 0; other < group.length; other++) {
          if (other != last) {
            visit(before, other);
          }
        }
      }
    }

    private boolean isWorthWalking(
        Moves moves, int state, int last, @org.jspecify.annotations.Nullable Ranking ranking) {
      if (moves.first(state) == moves.end(state)) {
        return false;
      }
      if (!moves.sharesStretches()) {
        return true;
      }
      var stretch = last * size + moves.first(state);
      var before = walked[stretch];
      if (ranking == null) {
        walked[stretch] = before + 1;
        return before < 2;
      }
      walked[stretch] = Math.max(before, ranking.rank(state) + 1);
      return ranking.rank(state) >= before;
    }

    private void visit(int state, int last) {
      var node = last * size + state;
      if (!seen.get(node)) {
        seen.set(node);
        if (waiting == queue.length) {
          queue = Arrays.copyOf(queue, waiting * 2);
        }
        queue[waiting++] = node;
      }
    }
  }

  /// The states in ascending order of their values.
  private static int[] ascending(int[] values, int bound) {
    var start = new int[bound + 1];
    for (var value : values) {
      start[value + 1]++;
    }
    for (var i = 0; i < bound; i++) {
      start[i + 1] += start[i];
    }
    var order = new int[values.length];
    for (var state = 0; state < values.length; state++) {
      order[start[values[state]]++] = state;
    }
    return order;
  }
}
