package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.power.VictoryLaw;
import org.jirga.conflict.power.WeightedVoting;
import org.jirga.conflict.preference.Preference;

/// What a conflict file may say beyond options and preferences.
///
/// @param attitudes of each decision maker to each, 1, 0 or -1; absent if nothing is said of any
/// @param seen states that each decision maker sees
/// @param believed for each, what it takes for the preferences of all; absent where one is unknown
///     or needs a simulation
/// @param misperceived whether somebody sees or believes something else than is so
/// @param plans for each decision maker and state, where its plan leads; absent if there is no plan
/// @param committees by name
public record Views(
    Optional<int[][]> attitudes,
    List<StateSet> seen,
    List<List<Optional<Preference>>> believed,
    boolean misperceived,
    Optional<int[][]> plans,
    List<Committee> committees) {

  public Views {
    seen = List.copyOf(seen);
    believed = believed.stream().map(List::copyOf).toList();
    committees = List.copyOf(committees);
  }

  /// A committee that decides by weights.
  public record Committee(
      String name, List<String> members, WeightedVoting voting, Optional<VictoryLaw> law) {}
}
