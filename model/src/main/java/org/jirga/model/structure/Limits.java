package org.jirga.model.structure;

import java.util.Optional;
import org.jirga.model.source.Span;

/// Between which values a modeller finds a variable sensible. No run depends on it.
///
/// @param low minus infinity where none is given
/// @param high infinity where none is given
/// @param step of a slider
/// @param span of the limits as written
public record Limits(double low, double high, Optional<Double> step, Span span) {

  /// Whether a value lies between them, both included.
  public boolean include(double value) {
    return value >= low && value <= high;
  }
}
