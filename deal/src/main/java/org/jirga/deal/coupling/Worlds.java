package org.jirga.deal.coupling;

import java.util.List;
import java.util.Map;
import org.jirga.deal.structure.Coupling.SimulatedOutcome;

/// The futures in which a conflict is looked at, and what a simulation says of each profile there.
///
/// @param seed of all that is drawn beside
/// @param runs the ids of the futures
/// @param outcomes in the order of `values`
/// @param values for each outcome and profile a value for each future; NaN where a run failed
/// @param constants for each uncertain constant of the study a value for each future
public record Worlds(
    long seed,
    long[] runs,
    List<SimulatedOutcome> outcomes,
    double[][][] values,
    Map<String, double[]> constants) {

  public Worlds {
    outcomes = List.copyOf(outcomes);
    constants = Map.copyOf(constants);
  }

  /// Futures of which no simulation says anything: only wishes differ.
  public static Worlds without(long seed, int count) {
    var runs = new long[count];
    for (var i = 0; i < count; i++) {
      runs[i] = i;
    }
    return new Worlds(seed, runs, List.of(), new double[0][][], Map.of());
  }

  public int size() {
    return runs.length;
  }

  /// Whether every run of a future came to its end.
  public boolean isWhole(int world) {
    for (var outcome : values) {
      for (var profile : outcome) {
        if (Double.isNaN(profile[world])) {
          return false;
        }
      }
    }
    return true;
  }
}
