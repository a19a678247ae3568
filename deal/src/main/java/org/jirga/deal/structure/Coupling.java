package org.jirga.deal.structure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a conflict touches a simulation.
///
/// @param effects what the settings of options mean for the model; options without one do not touch
///     it
/// @param outcomes what comes of it, as conditions name it
public record Coupling(List<Effect> effects, List<SimulatedOutcome> outcomes) {

  public Coupling {
    effects = List.copyOf(effects);
    outcomes = List.copyOf(outcomes);
  }

  /// What one setting of an option means.
  ///
  /// @param settings constants of the model and their values
  public record Effect(int option, int level, SortedMap<String, Double> settings, String why) {
    public Effect {
      settings = new TreeMap<>(settings);
    }
  }

  /// An outcome of the study, as conditions name it.
  ///
  /// @param measure of the study
  /// @param relative the value is the ratio to that of the study's baseline in the same future
  /// @param noise differences to a bound up to this size are not told apart
  public record SimulatedOutcome(
      String name, String measure, boolean relative, double noise, String label) {}
}
