package org.jirga.conflict.stability;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jirga.conflict.game.StateSet;

/// Which states are stable for whom.
///
/// @param stable for each concept and decision maker
/// @param noMove states in which a decision maker has no move at all, so that it is stable there
///     whatever it prefers
public record StabilityTable(Map<Concept, List<StateSet>> stable, List<StateSet> noMove) {

  public StabilityTable {
    var copy = new EnumMap<Concept, List<StateSet>>(Concept.class);
    stable.forEach((concept, sets) -> copy.put(concept, List.copyOf(sets)));
    stable = Collections.unmodifiableMap(copy);
    noMove = List.copyOf(noMove);
  }

  public Set<Concept> concepts() {
    return stable.keySet();
  }

  /// The states that are stable for each decision maker.
  ///
  /// @throws IllegalArgumentException if the concept was not asked for
  public List<StateSet> stableSets(Concept concept) {
    var sets = stable.get(concept);
    if (sets == null) {
      throw new IllegalArgumentException("%s was not computed.".formatted(concept.label()));
    }
    return sets;
  }

  public StateSet stable(Concept concept, int decisionMaker) {
    return stableSets(concept).get(decisionMaker);
  }

  /// The states that are stable for everybody.
  public StateSet equilibria(Concept concept) {
    var all = stable(concept, 0);
    for (var who = 1; who < noMove.size(); who++) {
      all = all.and(stable(concept, who));
    }
    return all;
  }
}
