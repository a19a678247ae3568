package org.jirga.deal.bargain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.deal.lab.Repair;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;

/// Whether the terms of a deal are enough for whoever is paid, counted in money.
///
/// @param worth of all that is paid, a month, to its receiver, over the futures
/// @param bearable the largest burden a month that the terms outweigh, over the futures
/// @param clauses of the receiver for which somebody could say what they cost
/// @param all these clauses together; they are kept or broken as one where a breach of any is
///     answered by the same stop
public record LabResult(
    Deal deal, Quantiles worth, Quantiles bearable, List<Line> clauses, Line all) {

  public LabResult {
    clauses = List.copyOf(clauses);
  }

  /// One clause, or all of them, at what is held most likely unless it says futures.
  ///
  /// @param clauses one, or all
  /// @param burden a month
  /// @param holds futures in which breaking never saves more than it loses
  /// @param breaksIn month in which it is broken; absent if never
  /// @param smallestTranche with which it would hold; absent if none would do
  /// @param longestLag with which it would hold; absent if even none is too long
  /// @param smallestEnding with which it would hold to the end, for a deal with an end
  /// @param tranchesLeft of a deal with an end, once both sides look ahead
  /// @param repairs each alone sufficient, the cheapest first; none where it holds
  public record Line(
      List<Clause> clauses,
      double burden,
      Share holds,
      OptionalInt breaksIn,
      OptionalDouble smallestTranche,
      OptionalInt longestLag,
      OptionalDouble smallestEnding,
      OptionalInt tranchesLeft,
      List<Repair> repairs) {
    public Line {
      clauses = List.copyOf(clauses);
      repairs = List.copyOf(repairs);
    }
  }
}
