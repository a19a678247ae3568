package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceForm;
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

  /// What each state is worth to a decision maker, where the file says so in numbers.
  Optional<double[]> values(int who) {
    var profile = profiles.get(who);
    if (profile.isEmpty()
        || !(profile.get().form() instanceof PreferenceForm.Payoffs(var payoffs))) {
      return Optional.empty();
    }
    var values = new double[game.size()];
    for (var payoff : payoffs) {
      if (payoff.low() != payoff.high()) {
        return Optional.empty();
      }
      game.states().where(payoff.states()).stream().forEach(s -> values[s] = payoff.low());
    }
    return Optional.of(values);
  }
}
