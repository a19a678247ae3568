package org.jirga.deal.lab;

/// How a breach comes to light, and what follows.
///
/// @param lag months until a breach can first be seen
/// @param detection probability in (0, 1] that it is seen in a given month from then on
/// @param snapBack share in [0, 1] of what the others give that stops once it is seen
public record Watch(int lag, double detection, double snapBack) {

  public Watch {
    if (lag < 0) {
      throw new IllegalArgumentException("The lag (%d) must not be negative.".formatted(lag));
    }
    if (!(detection > 0 && detection <= 1)) {
      throw new IllegalArgumentException(
          "The probability of detection (%s) must lie above 0 and at most at 1."
              .formatted(detection));
    }
    if (!(snapBack >= 0 && snapBack <= 1)) {
      throw new IllegalArgumentException(
          "The share that can be stopped (%s) must lie between 0 and 1.".formatted(snapBack));
    }
  }

  public Watch withLag(int months) {
    return new Watch(months, detection, snapBack);
  }

  public Watch withDetection(double probability) {
    return new Watch(lag, probability, snapBack);
  }

  public Watch withSnapBack(double share) {
    return new Watch(lag, detection, share);
  }

  /// Probability that a breach of so many months ago has been seen by now.
  double seenAfter(int months) {
    return months < lag ? 0 : 1 - StrictMath.pow(1 - detection, months - lag + 1.0);
  }
}
