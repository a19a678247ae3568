package org.jirga.deal.coupling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jirga.conflict.game.Game;
import org.jirga.deal.structure.Coupling;

/// Which states are one and the same for the simulation, so that each of these is run once.
///
/// @param settings of each profile: constants of the model and their values; the one without any is
///     the model as its baseline policy has it
/// @param ofState number of the profile of each state
public record Profiles(List<SortedMap<String, Double>> settings, int[] ofState) {

  public Profiles {
    settings = List.copyOf(settings);
  }

  public static Profiles of(Game game, Coupling coupling) {
    var numbers = new LinkedHashMap<SortedMap<String, Double>, Integer>();
    var ofState = new int[game.size()];
    for (var state = 0; state < game.size(); state++) {
      var settings = new TreeMap<String, Double>();
      for (var effect : coupling.effects()) {
        var level = game.states().level(state, effect.option());
        if (level.isPresent() && level.getAsInt() == effect.level()) {
          settings.putAll(effect.settings());
        }
      }
      var number = numbers.putIfAbsent(settings, numbers.size());
      ofState[state] = number == null ? numbers.size() - 1 : number;
    }
    return new Profiles(new ArrayList<>(numbers.keySet()), ofState);
  }

  /// For a conflict that touches no simulation.
  public static Profiles none(Game game) {
    return new Profiles(List.of(new TreeMap<>()), new int[game.size()]);
  }
}
