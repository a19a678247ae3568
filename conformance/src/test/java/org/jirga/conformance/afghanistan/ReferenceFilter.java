package org.jirga.conformance.afghanistan;

import java.util.List;

/// The plausibility filter of §8 of the specification, in the order in which a run in time meets
/// the criteria.
public final class ReferenceFilter {

  /// One criterion.
  ///
  /// @param id its name in the specification
  /// @param month the month at whose end it can be judged
  /// @param low lower bound
  /// @param high upper bound
  /// @param inclusive whether the bounds themselves pass
  /// @param quantity what of a run is judged
  public record Criterion(
      String id, double month, double low, double high, boolean inclusive, Quantity quantity) {

    /// The judged number.
    public double value(ReferenceTrajectory run) {
      return quantity.of(run);
    }

    /// Whether the run passes.
    public boolean passes(ReferenceTrajectory run) {
      double value = value(run);
      return inclusive ? value >= low && value <= high : value > low && value < high;
    }
  }

  /// One number of a run.
  @FunctionalInterface
  public interface Quantity {
    /// The number.
    double of(ReferenceTrajectory run);
  }

  private ReferenceFilter() {}

  /// All criteria, the earliest first.
  public static List<Criterion> criteria() {
    return List.of(
        within("N3", 3, 18, 25, run -> run.at("N", 3)),
        within("a0", 4, 20, 45, run -> run.mean("att", 0, 4)),
        within("Kt5", 5, 3000, 4500, run -> run.at("Kt", 5)),
        new Criterion("ext7", 7, -1, .35, false, run -> run.externalRiskBy(7)),
        within("a5", 9, 10, 25, run -> run.mean("att", 5, 9)),
        within("Y12", 12, .68, .82, run -> run.at("Y", 12)),
        within("def16", 16, 0, 2000, run -> run.at("cumdef", 16)),
        within("D22", 22.5, 218, 1300, run -> run.at("D", 22.5)),
        within("Kt23", 23, 1300, 4000, run -> run.at("Kt", 23)),
        within("N23", 23, 12, 18, run -> run.at("N", 23)),
        within("a18", 26, 1.5, 6, run -> run.mean("att", 18, 26)),
        new Criterion("ext30", 30, .2, 2, false, run -> run.externalRiskBy(30)),
        within("Kt50", 50, 1000, 3000, run -> run.at("Kt", 50)));
  }

  private static Criterion within(
      String id, double month, double low, double high, Quantity quantity) {
    return new Criterion(id, month, low, high, true, quantity);
  }
}
