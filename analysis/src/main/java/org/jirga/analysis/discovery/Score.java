package org.jirga.analysis.discovery;

/// How well a region tells cases of interest from others.
///
/// @param cases in the region
/// @param ofInterest in the region
/// @param all cases of the table
/// @param allOfInterest cases of interest of the table
/// @param dimensions factors that the region depends on: the fewer, the easier to interpret
public record Score(int cases, int ofInterest, int all, int allOfInterest, int dimensions) {

  /// The share of the cases of interest that lie in the region; NaN where there are none.
  public double coverage() {
    return allOfInterest == 0 ? Double.NaN : (double) ofInterest / allOfInterest;
  }

  /// The share of the region's cases that are of interest; NaN where it is empty.
  public double density() {
    return cases == 0 ? Double.NaN : (double) ofInterest / cases;
  }

  /// The share of all cases that lie in the region.
  public double mass() {
    return (double) cases / all;
  }

  /// The share of all cases that are of interest.
  public double base() {
    return (double) allOfInterest / all;
  }

  /// The correlation of lying in the region with being of interest, from -1 to 1: 0 for the region
  /// that holds everything, whatever the share of cases of interest.
  ///
  /// @see "Matthews (1975), Biochim. Biophys. Acta 405, 442"
  public double phi() {
    double inside = cases;
    double outside = all - cases;
    double others = all - allOfInterest;
    var scale = Math.sqrt(inside * outside * allOfInterest * others);
    return scale == 0 ? 0 : ((double) all * ofInterest - inside * allOfInterest) / scale;
  }

  /// Of two tables, both scores added up: what came of several held-out parts.
  Score plus(Score other) {
    return new Score(
        cases + other.cases,
        ofInterest + other.ofInterest,
        all + other.all,
        allOfInterest + other.allOfInterest,
        Math.max(dimensions, other.dimensions));
  }
}
