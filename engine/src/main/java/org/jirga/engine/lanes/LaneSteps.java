package org.jirga.engine.lanes;

/// Several steps over the lanes of rows, made for a program: nothing is left to be decided between
/// one step and the next.
public interface LaneSteps {

  /// @param lanes a multiple of [LaneFunctions#LANES]
  /// @param from the first step
  /// @param to the step after the last
  /// @param out takes what is saved: an array for each row
  /// @param at where lane 0 of the next save goes
  /// @param side from one save to the next, at least the lanes
  void run(double[] numbers, int lanes, int from, int to, double[][] out, int at, int side);
}
