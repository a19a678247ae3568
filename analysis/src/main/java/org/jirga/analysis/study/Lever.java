package org.jirga.analysis.study;

/// A constant of the model that a policy sets.
///
/// @param caution a moral cost to be shown beside it, possibly empty
public record Lever(
    String constant, String symbol, double low, double high, String unit, String caution) {
  public Lever {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "The range of the lever '%s' runs from %s to %s.".formatted(constant, low, high));
    }
  }
}
