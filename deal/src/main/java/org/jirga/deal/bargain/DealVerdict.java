package org.jirga.deal.bargain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jirga.deal.keeping.KeepingTest.Foresight;

/// What became of a deal in all futures, for one way to take the wishes.
///
/// @param whole kept by all parties, by how far these look ahead
/// @param parties kept by each party of the conflict, looking ahead to answers
/// @param clauses each clause of the deal, in its order, looking ahead to answers
/// @param stop the others would like to take back what the promise-breaker was given
/// @param reasons which wish decided for the breach, the most frequent first
/// @param kept whether the deal is surely kept, looking ahead to answers, in each future judged
/// @param worlds the futures judged, by their place in the worlds
public record DealVerdict(
    Mode mode,
    Map<Foresight, Tally> whole,
    List<Tally> parties,
    List<Tally> clauses,
    Tally stop,
    List<Reason> reasons,
    boolean[] kept,
    int[] worlds) {

  public DealVerdict {
    whole = Map.copyOf(new EnumMap<>(whole));
    parties = List.copyOf(parties);
    clauses = List.copyOf(clauses);
    reasons = List.copyOf(reasons);
  }

  /// The comparison that broke a deal.
  ///
  /// @param party who broke it
  /// @param statement number of the statement of its profile that decided
  /// @param contrary the contrary of it was wished there
  /// @param futures in which this was the reason
  public record Reason(int party, int statement, boolean contrary, long futures) {}
}
