package org.jirga.conflict.preference;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.structure.Statement.Force;

/// An order in which the first criterion that tells two states apart decides, and may leave open
/// which of the two is preferred, or make the preference strong.
public final class LexicalPreference implements Preference {

  private final Ranking nominal;

  /// The criterion that first tells apart the states of a rank and of the rank below it.
  private final int[] splits;

  private final List<Force> forces;

  /// @param nominal the order if every criterion were certain
  /// @param splits of each rank but the first, the criterion that parts it from the one below
  /// @param forces of each criterion
  LexicalPreference(Ranking nominal, int[] splits, List<Force> forces) {
    this.nominal = nominal;
    this.splits = splits;
    this.forces = List.copyOf(forces);
  }

  @Override
  public int size() {
    return nominal.size();
  }

  @Override
  public Comparison compare(int state, int other) {
    var rank = nominal.rank(state);
    var otherRank = nominal.rank(other);
    if (rank == otherRank) {
      return Comparison.EQUAL;
    }
    var first = Integer.MAX_VALUE;
    for (var r = Math.min(rank, otherRank) + 1; r <= Math.max(rank, otherRank); r++) {
      first = Math.min(first, splits[r]);
    }
    return switch (forces.get(first)) {
      case PREFERRED -> rank > otherRank ? Comparison.BETTER : Comparison.WORSE;
      case STRONGLY -> rank > otherRank ? Comparison.MUCH_BETTER : Comparison.MUCH_WORSE;
      case UNKNOWN -> Comparison.UNKNOWN;
    };
  }

  @Override
  public Optional<Ranking> ranking() {
    return forces.contains(Force.UNKNOWN) ? Optional.empty() : Optional.of(nominal);
  }

  @Override
  public boolean knowsStrength() {
    return forces.contains(Force.STRONGLY);
  }
}
