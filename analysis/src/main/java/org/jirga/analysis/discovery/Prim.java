package org.jirga.analysis.discovery;

import java.util.Arrays;
import java.util.List;

/// The patient rule induction method: from the box that holds everything it peels away, again and
/// again, the small strip at the end of one factor whose loss does most for the objective; at the
/// end it pastes back strips that raise the density.
///
/// Where two strips are equally good, the one that limits fewer factors is taken, then the one
/// whose factor comes first: numbers, whole numbers, categories, each in the order of the table,
/// upper ends before lower ones.
///
/// @see "Friedman and Fisher (1999), Statistics and Computing 9, 123"
/// @see "Bryant and Lempert (2010), Technol. Forecast. Soc. Change 77, 34"
/// @see "Kwakkel and Jaxa-Rozen (2016), Environ. Model. Softw. 79, 311 (objectives, categories)"
public final class Prim {

  private final PrimSettings settings;

  public Prim(PrimSettings settings) {
    this.settings = settings;
  }

  /// The boxes from everything to the densest.
  public Trajectory search(Cases cases) {
    return further(cases, List.of());
  }

  /// The boxes that a search goes through among the cases that lie in none of the boxes found
  /// before. Coverage and mass are still shares of all cases.
  public Trajectory further(Cases cases, List<Box> found) {
    if (cases.factors().isEmpty()) {
      throw new IllegalArgumentException("There is no factor to set limits on.");
    }
    var remaining = remaining(cases, found);
    var search = new PrimSearch(cases, remaining, settings);
    search.peel();
    search.paste();
    return search.trajectory();
  }

  /// For each case whether it lies in none of the boxes.
  static boolean[] remaining(Cases cases, List<Box> found) {
    var remaining = new boolean[cases.rows()];
    Arrays.fill(remaining, true);
    for (var box : found) {
      var holds = box.holds(cases);
      for (var row = 0; row < holds.length; row++) {
        remaining[row] &= !holds[row];
      }
    }
    return remaining;
  }
}
