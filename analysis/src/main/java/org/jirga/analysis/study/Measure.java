package org.jirga.analysis.study;

import org.jirga.engine.run.Outcome;

/// An outcome as people read it.
///
/// @param outcome its name, variable and reduction
/// @param better which way is better for the people concerned
/// @param headline shown where policies are set side by side
public record Measure(
    Outcome outcome, String title, String unit, Direction better, boolean headline) {

  public enum Direction {
    LOWER,
    HIGHER,
    NEITHER
  }
}
