package org.jirga.conflict.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// What can come of a conflict from where it stands (Li, Kilgour and Hipel 2005): which states are
/// reached by improvements of whoever moves, which by any moves, and on what path.
public final class StatusQuoAnalysis {

  /// More than any path has steps, so that one losing step weighs more than all others.
  private static final long LOSING_STEP = 1L << 32;

  private final Game game;
  private final List<Ranking> rankings;
  private final int start;

  private final Search improvements;
  private final Search moves;
  private final Search leastLoss;

  public StatusQuoAnalysis(Game game, List<Ranking> rankings, int start) {
    this.game = game;
    this.rankings = List.copyOf(rankings);
    this.start = start;
    this.improvements = new Search(true, 1);
    this.moves = new Search(false, 1);
    this.leastLoss = new Search(false, LOSING_STEP);
  }

  public int start() {
    return start;
  }

  /// The states reached by moves each of which is an improvement for the mover; the start is one.
  public StateSet byImprovements() {
    return improvements.reached();
  }

  /// The states reached by any moves; the start is one.
  public StateSet byMoves() {
    return moves.reached();
  }

  /// A path of the fewest improvements.
  public Optional<Path> shortestByImprovements(int target) {
    return improvements.path(target);
  }

  /// A path of the fewest moves.
  public Optional<Path> shortest(int target) {
    return moves.path(target);
  }

  /// A path with the fewest steps in which the mover loses, and of those one of the fewest steps.
  public Optional<Path> leastLoss(int target) {
    return leastLoss.path(target);
  }

  /// Cheapest ways to each state and last mover (Dijkstra 1959).
  private final class Search {

    private final boolean improving;
    private final long losingStep;
    private final int movers = game.decisionMakers();
    private final long[] cost = new long[(movers + 1) * game.size()];
    private final int[] before = new int[cost.length];

    Search(boolean improving, long losingStep) {
      this.improving = improving;
      this.losingStep = losingStep;
      Arrays.fill(cost, Long.MAX_VALUE);
      record Entry(long cost, int node) {}
      var queue =
          new PriorityQueue<Entry>(
              java.util.Comparator.comparingLong(Entry::cost).thenComparingInt(Entry::node));
      // at the start nobody has moved: one mover more than there are
      var origin = movers * game.size() + start;
      cost[origin] = 0;
      queue.add(new Entry(0, origin));
      while (!queue.isEmpty()) {
        var entry = queue.poll();
        if (entry.cost() > cost[entry.node()]) {
          continue;
        }
        var state = entry.node() % game.size();
        for (var who = 0; who < movers; who++) {
          if (who == entry.node() / game.size()) {
            continue;
          }
          for (var target : game.moves(who).of(state)) {
            var step = cost(who, state, target);
            var node = who * game.size() + target;
            if (step > 0 && entry.cost() + step < cost[node]) {
              cost[node] = entry.cost() + step;
              before[node] = entry.node();
              queue.add(new Entry(cost[node], node));
            }
          }
        }
      }
    }

    /// Of one step; 0 if it is not made.
    private long cost(int who, int from, int to) {
      var gain = rankings.get(who).rank(to) - rankings.get(who).rank(from);
      if (improving && gain <= 0) {
        return 0;
      }
      return gain < 0 ? losingStep : 1;
    }

    StateSet reached() {
      return StateSet.where(game.size(), state -> cheapest(state) >= 0);
    }

    /// The node of a state that is reached at the least cost, or -1.
    private int cheapest(int state) {
      return IntStream.rangeClosed(0, movers)
          .map(last -> last * game.size() + state)
          .filter(node -> cost[node] < Long.MAX_VALUE)
          .boxed()
          .min(java.util.Comparator.comparingLong(node -> cost[node]))
          .orElse(-1);
    }

    Optional<Path> path(int target) {
      var node = cheapest(target);
      if (node < 0) {
        return Optional.empty();
      }
      var steps = new ArrayList<Path.Step>();
      while (node / game.size() < movers) {
        var previous = before[node];
        steps.add(new Path.Step(node / game.size(), previous % game.size(), node % game.size()));
        node = previous;
      }
      Collections.reverse(steps);
      return Optional.of(new Path(steps));
    }
  }
}
