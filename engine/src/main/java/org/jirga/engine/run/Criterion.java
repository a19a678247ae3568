package org.jirga.engine.run;

/// An interval in which an outcome of a plausible run lies. Judged as soon as the outcome is known.
///
/// @param outcome name of one of the observation's outcomes
/// @param low minus infinity where there is no lower bound
/// @param high infinity where there is no upper bound
/// @param stops a run that fails the criterion ends there
public record Criterion(
    String id,
    String outcome,
    double low,
    boolean lowIncluded,
    double high,
    boolean highIncluded,
    boolean stops) {

  public Criterion {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "The criterion '%s' cannot run from %s to %s.".formatted(id, low, high));
    }
  }

  /// Whether the value lies in the interval; NaN lies in none.
  public boolean holds(double value) {
    return (lowIncluded ? value >= low : value > low)
        && (highIncluded ? value <= high : value < high);
  }
}
