package org.jirga.engine.lanes;

import org.jirga.engine.program.Op;

/// Operations on rows of one array, lane by lane. A row is a stretch of the array, named by the
/// place of its first lane. The target may be one of the operands, but may not overlap them
/// otherwise.
///
/// The first [#SCRATCH] numbers of the array are for intermediate results. The number of lanes is a
/// multiple of [#LANES]: rows are padded, and what the lanes beyond the last run hold does not
/// matter.
public interface LaneFunctions {

  /// Numbers at the start of each array that belong to the functions.
  int SCRATCH = 1024;

  /// The most lanes that any machine computes at once.
  int LANES = 8;

  /// Whether one instruction computes several lanes.
  boolean isVectorised();

  /// One operation; operands beyond its arity are not looked at.
  void apply(Op op, double[] numbers, int target, int a, int b, int c, int lanes);

  /// The second operand where the first is not zero, the third elsewhere.
  void select(double[] numbers, int target, int test, int then, int otherwise, int lanes);

  /// A graphical function.
  void look(LaneTable table, double[] numbers, int target, int x, int lanes);

  /// `stock + dt * net`, rounded after each operation.
  void step(double[] numbers, int target, int stock, double dt, int net, int lanes);

  /// Whether some rows hold finite numbers; the lanes may be of any number.
  ///
  /// @param rows where they begin; the first `count` are looked at
  boolean areFinite(double[] numbers, int[] rows, int count, int lanes);

  /// Whether a row lies between two bounds, themselves included; the lanes may be of any number.
  boolean areWithin(double[] numbers, int row, double low, double high, int lanes);

  /// The larger of the target, another array from its beginning, and a row.
  void raise(double[] target, double[] numbers, int row, int lanes);

  /// The smaller of the target, another array from its beginning, and a row.
  void lower(double[] target, double[] numbers, int row, int lanes);

  /// Adds a row to the target, another array from its beginning.
  void addTo(double[] target, double[] numbers, int row, int lanes);

  /// The fastest for this machine: vectors if this JVM has them and they hold at least four
  /// numbers.
  static LaneFunctions best() {
    return hasVectors() ? new VectorFunctions() : plain();
  }

  /// The twin in plain Java.
  static LaneFunctions plain() {
    return new PlainFunctions();
  }

  private static boolean hasVectors() {
    return VectorModule.load() && VectorFunctions.isWide();
  }

  /// The next number of lanes that these functions can take.
  static int padded(int lanes) {
    return (lanes + LANES - 1) / LANES * LANES;
  }
}
