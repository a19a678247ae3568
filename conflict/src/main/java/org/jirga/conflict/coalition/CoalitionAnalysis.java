package org.jirga.conflict.coalition;

import java.util.List;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.JointMoves;

/// Improvements that a coalition can make together (Kilgour, Hipel, Fang and Peng 2001), and the
/// states that it does not leave (Inohara and Hipel 2008).
///
/// Members keep their own preferences: a coalition is not one decision maker, whose members could
/// no longer move away from each other.
public final class CoalitionAnalysis {

  private final Game game;
  private final List<Ranking> rankings;

  public CoalitionAnalysis(Game game, List<Ranking> rankings) {
    this.game = game;
    this.rankings = List.copyOf(rankings);
  }

  /// The states that all members prefer and that they reach by moves of their own, in whatever
  /// order and whether or not each step is an improvement.
  public StateSet improvements(Coalition coalition, int state) {
    var reached = new JointMoves(game, coalition.toArray(), JointMoves.Rule.ANY).from(state);
    return StateSet.where(
        game.size(), target -> reached.contains(target) && allPrefer(coalition, target, state));
  }

  /// Whether a coalition stays in a state: it has no improvement, or after each the others have an
  /// answer that leaves some member no better off than now; any answer by GMR and SMR, one of
  /// improvements by SEQ and SSEQ, and by SMR and SSEQ one that the coalition cannot undo.
  ///
  /// @throws IllegalArgumentException for simultaneous sanctions
  public boolean isStable(Concept concept, Coalition coalition, int state) {
    var improvements = improvements(coalition, state);
    if (concept == Concept.SIM) {
      throw new IllegalArgumentException("SIM is not defined for coalitions.");
    }
    if (concept == Concept.NASH || improvements.isEmpty()) {
      return improvements.isEmpty();
    }
    var credible = concept == Concept.SEQ || concept == Concept.SSEQ;
    var others =
        new JointMoves(
            game,
            game.othersThan(coalition.toArray()),
            credible
                ? (who, from, to) -> rankings.get(who).rank(to) > rankings.get(who).rank(from)
                : JointMoves.Rule.ANY);
    var noEscape = concept == Concept.SMR || concept == Concept.SSEQ;
    return improvements.stream()
        .allMatch(
            target ->
                others.from(target).stream()
                    .anyMatch(answer -> deters(coalition, state, answer, noEscape)));
  }

  private boolean deters(Coalition coalition, int state, int answer, boolean noEscape) {
    if (allPrefer(coalition, answer, state)) {
      return false;
    }
    return !noEscape
        || new JointMoves(game, coalition.toArray(), JointMoves.Rule.ANY)
            .from(answer).stream().noneMatch(escape -> allPrefer(coalition, escape, state));
  }

  private boolean allPrefer(Coalition coalition, int target, int state) {
    return coalition.members().stream()
        .allMatch(who -> rankings.get(who).rank(target) > rankings.get(who).rank(state));
  }
}
