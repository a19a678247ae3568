package org.jirga.analysis.discovery;

/// How PRIM goes about its search.
///
/// @param peel the share of a box's cases that one peel takes away at the end of one factor
/// @param paste the share of the cases beyond a limit that one paste takes in
/// @param smallest the share of all cases that a box must hold
public record PrimSettings(double peel, double paste, double smallest, Objective objective) {

  public PrimSettings {
    check("peel", peel, 0.5);
    check("paste", paste, 0.5);
    check("smallest", smallest, 1);
  }

  /// Peel and paste 5 %, boxes of at least 5 % of all cases, [Objective#LENIENT1].
  public static PrimSettings usual() {
    return new PrimSettings(0.05, 0.05, 0.05, Objective.LENIENT1);
  }

  private static void check(String name, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(
          "The share '%s' (%s) must be above 0 and at most %s.".formatted(name, value, most));
    }
  }
}
