package org.jirga.conflict.game;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The moves of one decision maker: from each state, those it can reach in one step by itself.
///
/// The targets of state `s` are `targets[from[s]] … targets[to[s] - 1]`. States that share their
/// targets share the stretch, so that a decision maker who can set its options freely costs one
/// entry for each state and not one for each pair. A stretch may hold `s` itself, which is not a
/// move: whoever walks over it passes it over.
public final class Moves {

  private final int[] from;
  private final int[] to;
  private final int[] targets;

  /// Whether each stretch holds just the states that share it.
  private final boolean sharing;

  private Moves(int[] from, int[] to, int[] targets, boolean sharing) {
    this.from = from;
    this.to = to;
    this.targets = targets;
    this.sharing = sharing;
  }

  /// Each state has a stretch of its own.
  static Moves listed(int[] from, int[] to, int[] targets) {
    return new Moves(from, to, targets, false);
  }

  /// Each state shares a stretch with just the states in it, so that each move can be undone.
  static Moves shared(int[] from, int[] to, int[] targets) {
    return new Moves(from, to, targets, true);
  }

  /// Moves as listed, for each state.
  public static Moves of(int[][] lists) {
    var from = new int[lists.length];
    var to = new int[lists.length];
    var count = 0;
    for (var s = 0; s < lists.length; s++) {
      from[s] = count;
      count += lists[s].length;
      to[s] = count;
    }
    var targets = new int[count];
    for (var s = 0; s < lists.length; s++) {
      System.arraycopy(lists[s], 0, targets, from[s], lists[s].length);
    }
    return listed(from, to, targets);
  }

  /// Whether each stretch holds just the states that share it, all of which can be reached from
  /// each.
  public boolean sharesStretches() {
    return sharing;
  }

  /// Number of states.
  public int size() {
    return from.length;
  }

  /// Where the targets of a state begin, for [#target(int)].
  public int first(int state) {
    return from[state];
  }

  /// Where they end, exclusive.
  public int end(int state) {
    return to[state];
  }

  /// A target by its place between [#first(int)] and [#end(int)]; may be the state itself.
  public int target(int place) {
    return targets[place];
  }

  public boolean isEmpty(int state) {
    var count = to[state] - from[state];
    return count == 0 || count == 1 && targets[from[state]] == state;
  }

  /// The states reached from one, in ascending order.
  public int[] of(int state) {
    return IntStream.range(from[state], to[state])
        .map(place -> targets[place])
        .filter(target -> target != state)
        .sorted()
        .toArray();
  }

  /// How many moves there are from all states.
  public long count() {
    var count = 0L;
    for (var s = 0; s < from.length; s++) {
      for (var place = from[s]; place < to[s]; place++) {
        if (targets[place] != s) {
          count++;
        }
      }
    }
    return count;
  }

  public boolean contains(int state, int target) {
    for (var place = from[state]; place < to[state]; place++) {
      if (targets[place] == target) {
        return target != state;
      }
    }
    return false;
  }

  /// Those moves that begin and end in a set.
  public Moves within(StateSet states) {
    var lists = new int[size()][];
    for (var state = 0; state < lists.length; state++) {
      lists[state] =
          states.contains(state)
              ? Arrays.stream(of(state)).filter(states::contains).toArray()
              : new int[0];
    }
    return of(lists);
  }

  /// The same moves backwards: the states that a move leads from.
  public Moves reversed() {
    var m = size();
    if (sharing) {
      return this;
    }
    var start = new int[m + 1];
    for (var s = 0; s < m; s++) {
      for (var place = from[s]; place < to[s]; place++) {
        start[targets[place] + 1]++;
      }
    }
    Arrays.parallelPrefix(start, Integer::sum);
    var next = Arrays.copyOf(start, m);
    var sources = new int[start[m]];
    for (var s = 0; s < m; s++) {
      for (var place = from[s]; place < to[s]; place++) {
        sources[next[targets[place]]++] = s;
      }
    }
    return listed(Arrays.copyOf(start, m), Arrays.copyOfRange(start, 1, m + 1), sources);
  }
}
