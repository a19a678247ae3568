package org.jirga.conflict.hypergame;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.Moves;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.stability.StabilityTable;

/// A first-level hypergame: each decision maker plays the game that it sees, and may be wrong about
/// which states there are and about what the others want.
public final class Hypergame {

  private final Game game;
  private final List<Ranking> rankings;
  private final List<StateSet> seen;
  private final List<List<Ranking>> believed;

  /// @param rankings what each prefers in truth
  /// @param seen the states that each sees
  /// @param believed for each, what it takes for the preferences of all, its own among them
  public Hypergame(
      Game game, List<Ranking> rankings, List<StateSet> seen, List<List<Ranking>> believed) {
    this.game = game;
    this.rankings = List.copyOf(rankings);
    this.seen = List.copyOf(seen);
    this.believed = believed.stream().map(List::copyOf).toList();
  }

  public StateSet seenBy(int viewer) {
    return seen.get(viewer);
  }

  /// The states that all see.
  public StateSet seenByAll() {
    return seen.stream().reduce(StateSet.all(game.size()), StateSet::and);
  }

  /// Stability in the game that one of them sees; of states that it does not see nothing is said.
  public StabilityTable inTheEyesOf(int viewer, Set<Concept> concepts) {
    var game = only(IntStream.range(0, this.game.decisionMakers()).mapToObj(_ -> seen.get(viewer)));
    return new StabilityAnalysis(game).analyse(believed.get(viewer), concepts);
  }

  /// The equilibria that one of them expects.
  public StateSet expectedBy(int viewer, Concept concept) {
    return inTheEyesOf(viewer, Set.of(concept)).equilibria(concept).and(seen.get(viewer));
  }

  /// Stability in the game as it is played: everybody has its true preferences and makes those
  /// moves that it sees.
  public StabilityTable played(Set<Concept> concepts) {
    return new StabilityAnalysis(only(seen.stream())).analyse(rankings, concepts);
  }

  private Game only(java.util.stream.Stream<StateSet> seenByEach) {
    var sets = seenByEach.toList();
    List<Moves> moves =
        IntStream.range(0, game.decisionMakers())
            .mapToObj(who -> game.moves(who).within(sets.get(who)))
            .toList();
    return game.with(moves);
  }
}
