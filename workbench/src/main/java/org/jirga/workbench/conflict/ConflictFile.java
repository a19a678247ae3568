package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceProfile;

/// A conflict that was read without an error.
///
/// @param about what the conflict is, for people; may be empty
/// @param source where it is from; may be empty
/// @param profiles the one that holds of each decision maker: that asked for, or else its first
/// @param preferences what they come to; absent where one needs a simulation
/// @param views what each feels, sees, believes and plans
public record ConflictFile(
    Conflict conflict,
    String about,
    String source,
    Game game,
    List<Optional<PreferenceProfile>> profiles,
    List<Optional<Preference>> preferences,
    Views views) {

  public ConflictFile {
    profiles = List.copyOf(profiles);
    preferences = List.copyOf(preferences);
  }
}
