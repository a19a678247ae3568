package org.jirga.workbench.conflict;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.stability.StabilityTable;

/// What `jirga conflict` finds out about a conflict, for people and for programs.
///
/// @param table absent where a preference is unknown or needs a simulation
public record ConflictFindings(ConflictFile file, Optional<StabilityTable> table) {

  /// Above this, simultaneous moves take longer than all the rest.
  private static final int MOST_STATES_FOR_SIM = 1 << 12;

  public static ConflictFindings of(ConflictFile file) {
    return new ConflictFindings(file, rankings(file).map(rankings -> table(file, rankings)));
  }

  /// Complete preferences of all; absent where one is not.
  static Optional<List<Ranking>> rankings(ConflictFile file) {
    var known =
        file.preferences().stream()
            .flatMap(Optional::stream)
            .flatMap((Preference preference) -> preference.ranking().stream())
            .toList();
    return known.size() == file.preferences().size() ? Optional.of(known) : Optional.empty();
  }

  private static StabilityTable table(ConflictFile file, List<Ranking> rankings) {
    var concepts = EnumSet.allOf(Concept.class);
    if (file.game().states().hasCoalesced() || file.game().size() > MOST_STATES_FOR_SIM) {
      concepts.remove(Concept.SIM);
    }
    return new StabilityAnalysis(file.game()).analyse(rankings, concepts);
  }

  /// The states that are an equilibrium by some concept.
  StateSet anyEquilibria(StabilityTable of) {
    return of.concepts().stream().map(of::equilibria).reduce(StateSet.of(), StateSet::or);
  }
}
