package org.jirga.deal.bargain;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Limit;

/// One way in which the wishes drawn for a future may differ from those that are written.
///
/// @param statement number of the statement of the party's profile
/// @param before of an order: the statement, written as more important, that it is put before
/// @param fates of a fate: those that were drawn, in the order of the categories
public record WishFactor(
    int party, int statement, Kind kind, OptionalInt before, List<Fate> fates) {

  public enum Kind {
    /// What became of it: a category, one of the fates.
    FATE,
    /// Whether it comes before another: 1 or 0.
    ORDER,
    /// What its bounds on outcomes are multiplied with.
    BOUND
  }

  /// What became of a wish.
  public enum Fate {
    AS_WRITTEN,
    /// Wished whatever its condition.
    UNCONDITIONAL,
    /// The contrary is wished.
    CONTRARY,
    GIVEN_UP
  }

  public WishFactor {
    fates = List.copyOf(fates);
  }

  /// The fates that a limit admits.
  public List<Fate> admitted(Limit limit) {
    return IntStream.range(0, fates.size()).filter(limit::admits).mapToObj(fates::get).toList();
  }
}
