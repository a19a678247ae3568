package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.structure.Conflict;

/// A conflict that was read without an error.
///
/// @param about what the conflict is, for people; may be empty
/// @param source where it is from; may be empty
/// @param preferences of each decision maker, by the profiles asked for or else the first; absent
///     where one needs a simulation
/// @param views what each feels, sees, believes and plans
public record ConflictFile(
    Conflict conflict,
    String about,
    String source,
    Game game,
    List<Optional<Preference>> preferences,
    Views views) {

  public ConflictFile {
    preferences = List.copyOf(preferences);
  }
}
