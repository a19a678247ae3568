package org.jirga.deal.keeping;

import java.util.List;
import java.util.Optional;

/// A move away from an agreed state that its maker would like.
///
/// @param target where the move leads
/// @param sanction how the others would answer it, by improvements of their own, until its maker is
///     no better off than before; absent if they would not
/// @param certain there is such an answer from which its maker cannot escape
public record Temptation(int target, Optional<List<Step>> sanction, boolean certain) {

  public Temptation {
    sanction = sanction.map(List::copyOf);
  }

  /// A move of another.
  public record Step(int who, int to) {}
}
