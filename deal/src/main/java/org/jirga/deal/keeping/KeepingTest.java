package org.jirga.deal.keeping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Comparison;
import org.jirga.deal.keeping.Temptation.Step;

/// Asks of one state and one party: which moves away tempt it, and which of them the others would
/// answer.
///
/// A party without temptations stays for no other reason (Nash). If each temptation has a credible
/// answer it stays under SEQ; if none of these can be escaped, under SSEQ. Where preferences are
/// unknown these are the first and the last of the four extensions of Li, Hipel, Kilgour and Fang
/// (2004): the strictest and the most lenient. The work is that of the states which the answers
/// reach, not of all.
public final class KeepingTest {

  private final Game game;
  private final List<Taste> tastes;
  private final Certainty certainty;

  /// @param tastes of each decision maker, in the order of the game
  public KeepingTest(Game game, List<? extends Taste> tastes, Certainty certainty) {
    this.game = game;
    this.tastes = List.copyOf(tastes);
    this.certainty = certainty;
  }

  /// The moves that a party would like to make from a state, in ascending order of their targets.
  public List<Temptation> temptations(int state, int who) {
    var found = new ArrayList<Temptation>();
    for (var target : game.moves(who).of(state)) {
      if (tempts(who, target, state)) {
        found.add(answered(state, who, target));
      }
    }
    return found;
  }

  /// Whether a party has nothing that tempts it and is not deterred.
  public boolean keeps(int state, int who, Foresight foresight) {
    var moves = game.moves(who);
    for (var place = moves.first(state); place < moves.end(state); place++) {
      var target = moves.target(place);
      if (target != state
          && tempts(who, target, state)
          && (foresight == Foresight.NONE
              || !isAnswered(state, who, target, foresight == Foresight.NO_ESCAPE))) {
        return false;
      }
    }
    return true;
  }

  /// How far a party looks ahead before it breaks a promise.
  public enum Foresight {
    /// Not at all: it breaks whatever it would gain by breaking (Nash).
    NONE,
    /// To the answers that the others would like to give (SEQ).
    ANSWERS,
    /// To those, and whether it could escape from them (SSEQ).
    NO_ESCAPE
  }

  private boolean tempts(int who, int target, int state) {
    var comparison = tastes.get(who).compare(target, state);
    return comparison.isBetter()
        || certainty == Certainty.SURELY && comparison == Comparison.UNKNOWN;
  }

  /// Whether a decision maker would make a move to answer another.
  private boolean improves(int who, int target, int state) {
    var comparison = tastes.get(who).compare(target, state);
    return comparison.isBetter()
        || certainty == Certainty.POSSIBLY && comparison == Comparison.UNKNOWN;
  }

  private boolean isAnswered(int state, int who, int target, boolean withoutEscape) {
    return new Answers(state, who, target).find(withoutEscape) != null;
  }

  private Temptation answered(int state, int who, int target) {
    var answers = new Answers(state, who, target);
    var sanction = answers.find(false);
    if (sanction == null) {
      return new Temptation(target, Optional.empty(), false);
    }
    var certain = new Answers(state, who, target).find(true);
    return new Temptation(
        target, Optional.of(certain == null ? sanction : certain), certain != null);
  }

  /// The states that the others reach by improvements after a move, nobody moving twice in a row.
  private final class Answers {

    private final int who;
    private final int agreed;
    private final int start;
    private final BitSet seen = new BitSet();
    private final ArrayDeque<Node> queue = new ArrayDeque<>();

    Answers(int state, int who, int target) {
      this.who = who;
      this.agreed = state;
      this.start = target;
    }

    /// @param before absent for the start
    private record Node(int state, int last, @org.jspecify.annotations.Nullable Node before) {}

    @org.jspecify.annotations.Nullable
    List<Step> find(boolean withoutEscape) {
      queue.add(new Node(start, -1, null));
      while (!queue.isEmpty()) {
        var node = queue.remove();
        for (var mover = 0; mover < game.decisionMakers(); mover++) {
          if (mover == who || mover == node.last) {
            continue;
          }
          var moves = game.moves(mover);
          for (var place = moves.first(node.state); place < moves.end(node.state); place++) {
            var to = moves.target(place);
            var mark = mover * game.size() + to;
            if (to == node.state || seen.get(mark) || !improves(mover, to, node.state)) {
              continue;
            }
            seen.set(mark);
            var next = new Node(to, mover, node);
            if (isSanction(to, withoutEscape)) {
              return path(next);
            }
            queue.add(next);
          }
        }
      }
      return null;
    }

    private boolean isSanction(int state, boolean withoutEscape) {
      if (!isNoBetter(state)) {
        return false;
      }
      if (withoutEscape) {
        var moves = game.moves(who);
        for (var place = moves.first(state); place < moves.end(state); place++) {
          if (!isNoBetter(moves.target(place))) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean isNoBetter(int state) {
      var comparison = tastes.get(who).compare(state, agreed);
      return comparison.isWorseOrEqual()
          || certainty == Certainty.POSSIBLY && comparison == Comparison.UNKNOWN;
    }

    private static List<Step> path(Node end) {
      var steps = new ArrayList<Step>();
      for (var node = end; node.before != null; node = node.before) {
        steps.addFirst(new Step(node.last, node.state));
      }
      return steps;
    }
  }
}
