package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import org.jirga.analysis.design.Sampling;
import org.jirga.analysis.study.Combination;
import org.jirga.engine.run.Inputs;

/// A study's draws, with what the levers are set to that differ between futures.
record CombinedDraws(Sampling design, Combination combination) {

  /// The draws from one number on.
  Inputs from(int first, int count) {
    var all = new BitSet();
    all.set(0, count);
    return some(first, all);
  }

  /// Some of the draws from one number on.
  ///
  /// @param which places after the first
  Inputs some(int first, BitSet which) {
    var draws = design.draws(first, which.length()).select(which.stream().toArray());
    var levers = combination.varying();
    if (levers.isEmpty()) {
      return draws;
    }
    var constants = new ArrayList<>(draws.constants());
    constants.addAll(levers);
    var values = new double[draws.rows() * constants.size()];
    for (var row = 0; row < draws.rows(); row++) {
      var at = row * constants.size();
      for (var column = 0; column < draws.constants().size(); column++) {
        values[at++] = draws.value(row, column);
      }
      for (var setting : combination.settings(draws.runs()[row])) {
        values[at++] = setting;
      }
    }
    return new Inputs(constants, draws.runs(), values, draws.seed());
  }
}
