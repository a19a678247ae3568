package org.jirga.deal.lab;

/// The closed form for a deal of equal months without end.
///
/// It enforces itself if and only if what can be stopped, discounted to when a breach is seen, is
/// worth at least what keeping costs: with certain detection after the lag, `b · τ · φ · δ^L ≥ c`.
/// A detection that takes longer discounts further, to `δ^L · p / (1 - δ (1 - p))`.
public final class SelfEnforcement {

  private SelfEnforcement() {}

  /// What a certain and immediate stop is multiplied with.
  ///
  /// @param discount what a month later is worth of a month now, in [0, 1)
  public static double factor(Watch watch, double discount) {
    var p = watch.detection();
    return watch.snapBack() * StrictMath.pow(discount, watch.lag()) * p / (1 - discount * (1 - p));
  }

  /// The largest burden a month that a benefit a month outweighs.
  public static double bearable(double benefit, Watch watch, double discount) {
    return benefit * factor(watch, discount);
  }

  public static boolean holds(double benefit, double burden, Watch watch, double discount) {
    return bearable(benefit, watch, discount) >= burden;
  }
}
