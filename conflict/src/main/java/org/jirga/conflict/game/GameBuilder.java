package org.jirga.conflict.game;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Option;

/// Makes states and moves of a conflict.
///
/// A decision maker moves from one state to another if both are feasible, they differ in its own
/// options only, and no option is set back that cannot be.
public final class GameBuilder {

  /// What there are too many of where options are too many, whatever is ruled out.
  public static final String COMBINATIONS = "combinations of settings";

  /// More combinations of settings are not tried: some seconds of work.
  public static final long MOST_COMBINATIONS = 1L << 24;

  /// More feasible states are not analysed: about 200 MB.
  public static final int MOST_STATES = 1 << 20;

  /// Where moves are restricted, each is stored: more would not fit beside the states.
  private static final long MOST_MOVES = 1L << 25;

  private final Conflict conflict;
  private final OptionLayout layout;

  private GameBuilder(Conflict conflict) {
    this.conflict = conflict;
    this.layout = new OptionLayout(conflict);
  }

  /// What came of building a game.
  public sealed interface Building {

    record Built(Game game) implements Building {}

    /// The conflict has more combinations, feasible states or moves than can be handled.
    ///
    /// @param what [#COMBINATIONS], `feasible states` or `moves`
    record TooLarge(BigInteger count, String what, long most) implements Building {}

    /// No combination is left, each is ruled out by some of these rules.
    record NothingFeasible(List<Removal> removals) implements Building {}

    /// Two coalesced groups, by their numbers, have combinations in common.
    record Overlapping(int one, int other) implements Building {}

    /// For conflicts that are known to be sound.
    default Game game() {
      return switch (this) {
        case Built(var game) -> game;
        case TooLarge(var count, var what, _) ->
            throw new IllegalStateException("Too large: %d %s.".formatted(count, what));
        case Overlapping _ -> throw new IllegalStateException("Coalesced groups overlap.");
        case NothingFeasible _ -> throw new IllegalStateException("No state is feasible.");
      };
    }
  }

  public static Building build(Conflict conflict) {
    var combinations =
        conflict.options().stream()
            .map(option -> BigInteger.valueOf(option.levels().size()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    if (combinations.compareTo(BigInteger.valueOf(MOST_COMBINATIONS)) > 0) {
      return new Building.TooLarge(combinations, COMBINATIONS, MOST_COMBINATIONS);
    }
    return new GameBuilder(conflict).build(combinations.intValueExact());
  }

  private Building build(int combinations) {
    var rules = conflict.infeasible();
    var removed = new long[rules.size()];
    var alone = new long[rules.size()];
    var codes = new long[1024];
    var count = 0;
    var total = 0L;
    var cursor = new StateSpace.Cursor(layout);
    for (var i = 0; i < combinations; i++) {
      var last = -1;
      var matched = 0;
      for (var rule = 0; rule < removed.length; rule++) {
        if (rules.get(rule).states().holds(cursor)) {
          removed[rule]++;
          matched++;
          last = rule;
        }
      }
      if (matched == 1) {
        alone[last]++;
      }
      if (matched == 0) {
        total++;
        if (total <= MOST_STATES) {
          if (count == codes.length) {
            codes = Arrays.copyOf(codes, count * 2);
          }
          codes[count++] = cursor.code;
        }
      }
      cursor.code = next(cursor.code);
    }
    var removals = new ArrayList<Removal>();
    for (var rule = 0; rule < removed.length; rule++) {
      removals.add(new Removal(rules.get(rule), removed[rule], alone[rule]));
    }
    if (total > MOST_STATES) {
      return new Building.TooLarge(BigInteger.valueOf(total), "feasible states", MOST_STATES);
    }
    if (count == 0) {
      return new Building.NothingFeasible(removals);
    }
    return moves(Arrays.copyOf(codes, count), removals);
  }

  /// The next combination in the order of the options, the first the fastest.
  private long next(long code) {
    var result = code;
    for (var option = 0; option < layout.options().size(); option++) {
      var level = layout.level(result, option) + 1;
      if (level < layout.options().get(option).levels().size()) {
        return layout.with(result, option, level);
      }
      result = layout.with(result, option, 0);
    }
    return result;
  }

  private Building moves(long[] codes, List<Removal> removals) {
    var fine =
        new StateSpace(layout, codes, IntStream.range(0, codes.length).toArray(), codes.length);
    var moves = new ArrayList<Moves>();
    for (var who = 0; who < layout.decisionMakers(); who++) {
      var free = free(codes, layout.maskOf(who));
      if (!isRestricted(who)) {
        moves.add(free);
        continue;
      }
      var restricted = new RestrictedMoves(conflict, fine, who).of(free, MOST_MOVES);
      if (restricted.count() > MOST_MOVES) {
        return new Building.TooLarge(BigInteger.valueOf(restricted.count()), "moves", MOST_MOVES);
      }
      moves.add(restricted.moves());
    }
    if (conflict.coalesced().isEmpty()) {
      return new Building.Built(new Game(conflict, fine, moves, removals));
    }
    var coalescing = new Coalescing(conflict, fine, codes);
    var overlap = coalescing.overlap();
    return overlap.isPresent()
        ? new Building.Overlapping(overlap.get()[0], overlap.get()[1])
        : new Building.Built(coalescing.of(moves, removals));
  }

  private boolean isRestricted(int who) {
    return conflict.decisionMakers().get(who).options().stream()
            .anyMatch(option -> option.change() != Option.Change.BOTH_WAYS)
        || conflict.blocked().stream().anyMatch((Blocked moves) -> moves.concerns(who));
  }

  /// States that are equal but for a decision maker's own options share their targets.
  private static Moves free(long[] codes, long own) {
    var m = codes.length;
    var keys = new long[m];
    for (var s = 0; s < m; s++) {
      keys[s] = codes[s] & ~own;
    }
    var sorted = keys.clone();
    Arrays.sort(sorted);
    var groups = 0;
    for (var i = 0; i < m; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[groups++] = sorted[i];
      }
    }
    var start = new int[groups + 1];
    var group = new int[m];
    for (var s = 0; s < m; s++) {
      group[s] = Arrays.binarySearch(sorted, 0, groups, keys[s]);
      start[group[s] + 1]++;
    }
    for (var g = 0; g < groups; g++) {
      start[g + 1] += start[g];
    }
    var next = start.clone();
    var targets = new int[m];
    var from = new int[m];
    var to = new int[m];
    for (var s = 0; s < m; s++) {
      targets[next[group[s]]++] = s;
      from[s] = start[group[s]];
      to[s] = start[group[s] + 1];
    }
    return Moves.shared(from, to, targets);
  }
}
