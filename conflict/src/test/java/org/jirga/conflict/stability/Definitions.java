package org.jirga.conflict.stability;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// The solution concepts word for word from their definitions, as slow as that is: the first oracle
/// of the analysis. Joint moves keep, for each state reached, who may have moved last.
final class Definitions {

  private final Game game;
  private final List<Ranking> rankings;

  Definitions(Game game, List<Ranking> rankings) {
    this.game = game;
    this.rankings = rankings;
  }

  StateSet stable(Concept concept, int i) {
    return StateSet.where(game.size(), s -> isStable(concept, i, s));
  }

  private boolean isStable(Concept concept, int i, int s) {
    var others = game.othersThan(i);
    return switch (concept) {
      case NASH -> improvements(i, s).length == 0;
      case GMR -> all(i, s, q -> joint(others, q, false).stream().anyMatch(t -> noBetter(i, t, s)));
      case SMR -> all(i, s, q -> joint(others, q, false).stream().anyMatch(t -> noEscape(i, t, s)));
      case SEQ -> all(i, s, q -> joint(others, q, true).stream().anyMatch(t -> noBetter(i, t, s)));
      case SSEQ -> all(i, s, q -> joint(others, q, true).stream().anyMatch(t -> noEscape(i, t, s)));
      case SIM -> all(i, s, q -> together(others, s, q).stream().anyMatch(t -> noBetter(i, t, s)));
    };
  }

  /// The same for preferences that a judgement makes something of.
  StateSet stable(Concept concept, int i, Judgement judgement) {
    return StateSet.where(game.size(), s -> isStable(concept, i, s, judgement));
  }

  private boolean isStable(Concept concept, int i, int s, Judgement judgement) {
    var others = game.othersThan(i);
    var credible = concept == Concept.SEQ || concept == Concept.SSEQ;
    var noEscape = concept == Concept.SMR || concept == Concept.SSEQ;
    return IntStream.of(game.moves(i).of(s))
        .filter(q -> judgement.leaves(i, s, q))
        .allMatch(
            q ->
                concept != Concept.NASH
                    && joint(others, q, credible ? judgement::isCredible : (_, _, _) -> true)
                        .stream()
                        .filter(t -> judgement.deters(i, s, t))
                        .anyMatch(
                            t ->
                                !noEscape
                                    || IntStream.of(game.moves(i).of(t))
                                        .allMatch(u -> judgement.deters(i, s, u))));
  }

  private boolean all(int i, int s, IntPredicate sanctioned) {
    return IntStream.of(improvements(i, s)).allMatch(sanctioned);
  }

  private boolean noBetter(int i, int t, int s) {
    return rankings.get(i).rank(s) >= rankings.get(i).rank(t);
  }

  private boolean noEscape(int i, int t, int s) {
    return noBetter(i, t, s) && IntStream.of(game.moves(i).of(t)).allMatch(u -> noBetter(i, u, s));
  }

  private int[] improvements(int i, int s) {
    return IntStream.of(game.moves(i).of(s))
        .filter(q -> rankings.get(i).rank(q) > rankings.get(i).rank(s))
        .toArray();
  }

  private Set<Integer> joint(int[] coalition, int start, boolean improving) {
    return joint(
        coalition,
        start,
        (j, from, to) -> !improving || rankings.get(j).rank(to) > rankings.get(j).rank(from));
  }

  /// States reached by legal sequences of a coalition from a state.
  private Set<Integer> joint(int[] coalition, int start, JointMoves.Rule rule) {
    record Node(int state, int last) {}
    var reached = new LinkedHashSet<Integer>();
    var seen = new HashSet<Node>();
    var waiting = new ArrayDeque<Node>(List.of(new Node(start, -1)));
    while (!waiting.isEmpty()) {
      var node = waiting.poll();
      for (var j : coalition) {
        for (var q : game.moves(j).of(node.state())) {
          if (j == node.last() || !rule.allows(j, node.state(), q)) {
            continue;
          }
          reached.add(q);
          var next = new Node(q, j);
          if (seen.add(next)) {
            waiting.add(next);
          }
        }
      }
    }
    return reached;
  }

  /// Feasible states in which `q` and improvements that some others make from `s` are combined.
  private Set<Integer> together(int[] others, int s, int q) {
    var layout = game.states().layout();
    Set<Long> codes = new HashSet<>(Set.of(game.states().code(q)));
    for (var j : others) {
      var more = new HashSet<>(codes);
      for (var target : improvements(j, s)) {
        for (var code : codes) {
          var combined = code;
          for (var option : layout.optionsOf(j)) {
            combined =
                layout.with(combined, option, layout.level(game.states().code(target), option));
          }
          more.add(combined);
        }
      }
      codes = more;
    }
    // an improvement changes a setting, so the code of q itself means that nobody joined
    codes.remove(game.states().code(q));
    var states = new HashSet<Integer>();
    codes.forEach(code -> game.states().stateOf(code).ifPresent(states::add));
    return states;
  }
}
