package org.jirga.conflict.preference;

import java.util.Optional;

/// What a decision maker prefers among the states of a game.
public sealed interface Preference permits Ranking, LexicalPreference, IntervalPreference {

  /// Number of states.
  int size();

  /// How `state` compares with `other`.
  Comparison compare(int state, int other);

  /// The order of all states, where every comparison is known; strength is left out of it.
  Optional<Ranking> ranking();

  /// Whether some preferences are strong, so that it makes sense to ask for strong stability.
  boolean knowsStrength();
}
