package org.jirga.engine.lanes;

/// Loops over the lanes of rows, made for a program: several operations in one loop, so that what
/// they pass to each other stays in registers.
public interface LaneLoops {

  /// @param loop its number
  /// @param lanes a multiple of [LaneFunctions#LANES]
  /// @param rows for a loop with places, the rows in them, as often as it is to be run
  void run(int loop, double[] numbers, int lanes, int[] rows);
}
