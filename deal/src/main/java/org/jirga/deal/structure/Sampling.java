package org.jirga.deal.structure;

/// How the wishes of the parties may differ from what is written, for each future anew.
///
/// @param swaps of neighbours in the order
/// @param dropped probability that a wish is none
/// @param flipped probability that the contrary is wished
/// @param unconditional probability that the condition of a wish does not count
/// @param thresholds largest relative change of a bound on an outcome
public record Sampling(
    int swaps, double dropped, double flipped, double unconditional, double thresholds) {

  public static final Sampling DEFAULT = new Sampling(2, 0.1, 0.1, 0.1, 0.1);

  /// Wishes as they are written.
  public static final Sampling NONE = new Sampling(0, 0, 0, 0, 0);

  /// The order alone.
  public Sampling orderOnly() {
    return new Sampling(swaps, 0, 0, 0, 0);
  }
}
