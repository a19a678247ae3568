package org.jirga.analysis.discovery;

import java.util.List;

/// The boxes that a search went through, from the one that holds everything: fewer cases at each
/// peel, more at each paste. Together they are the trade-off between coverage and density.
public record Trajectory(List<Step> steps) {

  public record Step(Box box, Score score) {}

  public Trajectory {
    steps = List.copyOf(steps);
  }

  public Step last() {
    return steps.getLast();
  }
}
