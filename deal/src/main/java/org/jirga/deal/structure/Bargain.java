package org.jirga.deal.structure;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.structure.Conflict;

/// A conflict in which deals can be struck.
///
/// @param coupling how the conflict touches a simulation; absent where it stands alone
/// @param variants other rules about what can be undone, beside those of the conflict
/// @param readings what the parties may want, each to be tried
/// @param history what was observed, in its order
public record Bargain(
    Conflict conflict,
    Optional<Coupling> coupling,
    List<Variant> variants,
    List<Reading> readings,
    List<Deal> deals,
    Sampling sampling,
    List<Milestone> history) {

  public Bargain {
    variants = List.copyOf(variants);
    readings = List.copyOf(readings);
    deals = List.copyOf(deals);
    history = List.copyOf(history);
  }
}
