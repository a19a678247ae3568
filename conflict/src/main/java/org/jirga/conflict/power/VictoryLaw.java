package org.jirga.conflict.power;

/// How likely one side of a struggle prevails over another, by the strength of both: each to a
/// power, as a share of the sum. The higher the power, the surer the stronger side wins.
///
/// @see "KAPSARC Toolkit for Behavioral Analysis (KTAB): the victory-probability models"
public enum VictoryLaw {
  LINEAR(1),
  SQUARE(2),
  QUARTIC(4),
  OCTIC(8);

  private final int power;

  VictoryLaw(int power) {
    this.power = power;
  }

  /// @param strength not negative
  /// @param other not negative
  /// @return one half where neither has any
  public double probability(double strength, double other) {
    if (strength == other) {
      return 0.5;
    }
    // of the two ratios the one below 1, which no power takes beyond all bounds
    return strength > other ? 1 - share(other / strength) : share(strength / other);
  }

  private double share(double ratio) {
    var raised = 1.0;
    for (var i = 0; i < power; i++) {
      raised *= ratio;
    }
    return raised / (1 + raised);
  }
}
