package org.jirga.deal.bargain;

import org.jirga.analysis.experiment.Share;

/// In how many futures something is kept.
///
/// @param kept whatever is unknown
/// @param open kept or not, by what lies within the noise of outcomes
/// @param of futures judged
public record Tally(long kept, long open, long of) {

  public static final Tally NONE = new Tally(0, 0, 0);

  /// The share of futures in which it is surely kept.
  public Share share() {
    return new Share(kept, of);
  }

  Tally plus(boolean surely, boolean possibly) {
    return new Tally(kept + (surely ? 1 : 0), open + (possibly && !surely ? 1 : 0), of + 1);
  }

  Tally plus(Tally other) {
    return new Tally(kept + other.kept, open + other.open, of + other.of);
  }
}
