package org.jirga.conflict.preference;

import java.util.Optional;

/// A worth of each state that is known within bounds: one state is preferred to another if its
/// bounds lie above; where they overlap, nobody knows.
public final class IntervalPreference implements Preference {

  private final double[] low;
  private final double[] high;

  public IntervalPreference(double[] low, double[] high) {
    if (low.length != high.length) {
      throw new IllegalArgumentException(
          "There are %d lower bounds and %d upper ones.".formatted(low.length, high.length));
    }
    for (var s = 0; s < low.length; s++) {
      if (!(low[s] <= high[s])) {
        throw new IllegalArgumentException(
            "The bounds %s and %s do not rise.".formatted(low[s], high[s]));
      }
    }
    this.low = low.clone();
    this.high = high.clone();
  }

  @Override
  public int size() {
    return low.length;
  }

  @Override
  public Comparison compare(int state, int other) {
    if (low[state] > high[other]) {
      return Comparison.BETTER;
    }
    if (high[state] < low[other]) {
      return Comparison.WORSE;
    }
    var sameValue = low[state] == high[state] && low[other] == high[other];
    return sameValue || state == other ? Comparison.EQUAL : Comparison.UNKNOWN;
  }

  @Override
  public Optional<Ranking> ranking() {
    for (var s = 0; s < low.length; s++) {
      if (low[s] != high[s]) {
        return Optional.empty();
      }
    }
    return Optional.of(Ranking.of(low));
  }

  @Override
  public boolean knowsStrength() {
    return false;
  }
}
