package org.jirga.conflict.stability;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// Limited-move stability of two decision makers (Kilgour 1985; Zagare 1984): both look so many
/// moves ahead, move in turns, and each moves only if it prefers what will come of it.
public final class LimitedMoves {

  /// After so many moves ahead the search for a repetition is given up.
  private static final int MOST_MOVES_AHEAD = 10_000;

  private final Game game;
  private final List<Ranking> rankings;

  /// @throws IllegalArgumentException if there are not two decision makers with strict rankings:
  ///     with ties, what would come of a move is not determined
  public LimitedMoves(Game game, List<Ranking> rankings) {
    if (!isDefined(game, rankings)) {
      throw new IllegalArgumentException(
          "Limited-move stability needs two decision makers with strict rankings.");
    }
    this.game = game;
    this.rankings = List.copyOf(rankings);
  }

  public static boolean isDefined(Game game, List<Ranking> rankings) {
    return game.decisionMakers() == 2 && rankings.stream().allMatch(Ranking::isStrict);
  }

  /// States stable for each with so many moves ahead; with 1 they are those of Nash.
  public List<StateSet> stable(int movesAhead) {
    var anticipated = nothingMoves();
    for (var h = 0; h < movesAhead; h++) {
      anticipated = oneMoreMove(anticipated);
    }
    return resting(anticipated);
  }

  /// States that stay stable for each however far they look ahead, from some number of moves on
  /// (non-myopic stability).
  ///
  /// @return absent if what is anticipated has not begun to repeat after 10,000 moves
  public Optional<List<StateSet>> nonMyopic() {
    Map<List<Integer>, Integer> seen = new HashMap<>();
    var anticipated = nothingMoves();
    for (var h = 0; h < MOST_MOVES_AHEAD; h++) {
      var before = seen.putIfAbsent(key(anticipated), h);
      if (before != null) {
        return Optional.of(restingThroughout(anticipated, h - before));
      }
      anticipated = oneMoreMove(anticipated);
    }
    return Optional.empty();
  }

  private List<StateSet> restingThroughout(int[][] start, int period) {
    var sets = resting(start);
    var anticipated = start;
    for (var i = 1; i < period; i++) {
      anticipated = oneMoreMove(anticipated);
      var next = resting(anticipated);
      sets = List.of(sets.get(0).and(next.get(0)), sets.get(1).and(next.get(1)));
    }
    return sets;
  }

  private int[][] nothingMoves() {
    var same = IntStream.range(0, game.size()).toArray();
    return new int[][] {same, same};
  }

  /// Where each ends up if it has the first move, given where the other would end up having the
  /// first of one move less.
  private int[][] oneMoreMove(int[][] anticipated) {
    var result = new int[2][game.size()];
    for (var who = 0; who < 2; who++) {
      var ranking = rankings.get(who);
      var moves = game.moves(who);
      for (var state = 0; state < game.size(); state++) {
        var best = state;
        for (var place = moves.first(state); place < moves.end(state); place++) {
          var target = moves.target(place);
          var end = anticipated[1 - who][target];
          if (target != state && ranking.rank(end) > ranking.rank(best)) {
            best = end;
          }
        }
        result[who][state] = best;
      }
    }
    return result;
  }

  private List<StateSet> resting(int[][] anticipated) {
    return Arrays.stream(anticipated)
        .map(ends -> StateSet.where(game.size(), state -> ends[state] == state))
        .toList();
  }

  private static List<Integer> key(int[][] anticipated) {
    return Arrays.stream(anticipated).flatMapToInt(Arrays::stream).boxed().toList();
  }
}
