package org.jirga.analysis.study;

/// From which share of the plausible futures on a claim holds, and up to which it fails.
public record VerdictRule(double holds, double fails) {
  public VerdictRule {
    if (!(0 <= fails && fails < holds && holds <= 1)) {
      throw new IllegalArgumentException(
          "A claim cannot hold from %s on and fail up to %s.".formatted(holds, fails));
    }
  }
}
