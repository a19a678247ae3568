package org.jirga.conflict.stability;

import java.util.Arrays;
import java.util.BitSet;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;

/// Where a group of decision makers can bring the conflict by any number of moves in which nobody
/// moves twice in succession.
public final class JointMoves {

  private final Game game;
  private final int[] group;
  private final Rule rule;

  /// Which moves are made.
  @FunctionalInterface
  public interface Rule {

    /// Every move that there is.
    Rule ANY = (_, _, _) -> true;

    boolean allows(int who, int from, int to);
  }

  public JointMoves(Game game, int[] group, Rule rule) {
    this.game = game;
    this.group = group.clone();
    this.rule = rule;
  }

  /// The states reached from one by at least one move; itself if a sequence leads back to it.
  public StateSet from(int start) {
    var reached = new BitSet(game.size());
    var seen = new BitSet(group.length * game.size());
    var queue = new int[64];
    var waiting = 0;
    for (var last = -1; ; ) {
      var state = start;
      if (waiting > 0) {
        var node = queue[--waiting];
        state = node % game.size();
        last = node / game.size();
      }
      for (var member = 0; member < group.length; member++) {
        if (member == last) {
          continue;
        }
        var moves = game.moves(group[member]);
        for (var place = moves.first(state); place < moves.end(state); place++) {
          var target = moves.target(place);
          var node = member * game.size() + target;
          if (target != state && !seen.get(node) && rule.allows(group[member], state, target)) {
            seen.set(node);
            reached.set(target);
            if (waiting == queue.length) {
              queue = Arrays.copyOf(queue, waiting * 2);
            }
            queue[waiting++] = node;
          }
        }
      }
      if (waiting == 0) {
        return StateSet.copyOf(reached);
      }
    }
  }
}
