package org.jirga.workbench.conflict;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.conflict.coalition.Coalition;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.path.Path;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.Extension;
import org.jirga.conflict.stability.StabilityTable;

/// What `jirga conflict` finds out about a conflict, for people and for programs.
///
/// @param rankings of each decision maker; absent where a preference is unknown or needs a
///     simulation
/// @param table stability with these rankings
/// @param unknown where something is unknown, stability by each extension
/// @param strong where some preferences are strong, what is strongly stable
/// @param examined the equilibria that the following was asked of: the strongest, not too many
/// @param jumps improvements of coalitions from equilibria
/// @param paths from the status quo, where one is given
/// @param limited of two decision makers with strict rankings
/// @param attitudes stability with the attitudes of the file
/// @param expected where somebody is mistaken, the equilibria that each expects, by concept
/// @param played where somebody is mistaken, stability in the game that is played
/// @param plans where there are plans, the states that are stable under them
/// @param payoffs of two decision makers who choose at the same time
public record ConflictFindings(
    ConflictFile file,
    Optional<List<Ranking>> rankings,
    Optional<StabilityTable> table,
    Map<Extension, StabilityTable> unknown,
    Optional<StabilityTable> strong,
    StateSet examined,
    List<Jump> jumps,
    Optional<Paths> paths,
    Optional<Limited> limited,
    Optional<StabilityTable> attitudes,
    List<Map<Concept, StateSet>> expected,
    Optional<StabilityTable> played,
    Optional<Plans> plans,
    Optional<PayoffFindings> payoffs) {

  /// A coalition's improvements from a state.
  ///
  /// @param stays the concepts by which it stays all the same, for fear of what the others would
  ///     answer; absent where there are too many states to ask
  public record Jump(int from, Coalition coalition, StateSet to, Optional<List<Concept>> stays) {
    public Jump {
      stays = stays.map(List::copyOf);
    }
  }

  /// What is reached from the status quo.
  ///
  /// @param routes to the equilibria examined, but for the status quo itself
  public record Paths(int start, StateSet byImprovements, StateSet byMoves, List<Route> routes) {}

  /// @param improvements whether every step is one
  /// @param path the shortest such, else the one with the fewest losing steps; absent if there is
  ///     no way
  public record Route(int target, boolean improvements, Optional<Path> path) {}

  /// @param stable for one to four moves ahead, for each decision maker
  /// @param nonMyopic for each decision maker; absent if it does not settle
  public record Limited(List<List<StateSet>> stable, Optional<List<StateSet>> nonMyopic) {}

  /// @param resting states that no plan moves from
  /// @param stable those in which nobody wants another plan
  public record Plans(StateSet resting, StateSet stable) {}

  public ConflictFindings {
    unknown = unknown.isEmpty() ? Map.of() : new EnumMap<>(unknown);
    jumps = List.copyOf(jumps);
    expected = expected.stream().map(Map::copyOf).toList();
  }

  public static ConflictFindings of(ConflictFile file) {
    return new ConflictAnalyst(file).findings();
  }

  /// Complete preferences of all; absent where one is not.
  static Optional<List<Ranking>> complete(List<Optional<Preference>> preferences) {
    var known =
        preferences.stream()
            .flatMap(Optional::stream)
            .flatMap((Preference preference) -> preference.ranking().stream())
            .toList();
    return known.size() == preferences.size() ? Optional.of(known) : Optional.empty();
  }

  /// The states that are an equilibrium by some concept.
  static StateSet anyEquilibria(StabilityTable of) {
    return of.concepts().stream().map(of::equilibria).reduce(StateSet.of(), StateSet::or);
  }

  /// The equilibria of the strongest concepts that have any.
  static StateSet strongEquilibria(StabilityTable of) {
    var strong =
        Stream.of(Concept.NASH, Concept.SSEQ, Concept.SEQ)
            .map(of::equilibria)
            .reduce(StateSet.of(), StateSet::or);
    return strong.isEmpty() ? anyEquilibria(of) : strong;
  }

  static EnumSet<Concept> basicConcepts() {
    return EnumSet.complementOf(EnumSet.of(Concept.SIM));
  }
}
