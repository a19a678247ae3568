package org.jirga.deal.bargain;

import java.util.List;
import java.util.Map;
import org.jirga.analysis.experiment.Share;

/// A state that several parties could agree on, that all of them prefer to where they stand, and
/// from which nobody would go away.
///
/// @param parties who would have to agree: those whose options change
/// @param changes for each option that changes, its level in the agreed state
/// @param shares of the futures in which it is kept, by how the wishes are taken
public record FoundDeal(
    int state, List<Integer> parties, Map<Integer, Integer> changes, Map<Mode, Share> shares) {

  public FoundDeal {
    parties = List.copyOf(parties);
    changes = Map.copyOf(changes);
    shares = Map.copyOf(shares);
  }
}
