package org.jirga.store;

import java.util.List;
import java.util.Objects;

/// Names a unit of work: some runs of one arm on one set of futures, or the futures themselves. It
/// is stored as a whole or not at all.
///
/// @param table what it is: [Table#DESIGN], [Table#DRAWS] or [Table#OUTCOMES]
/// @param seed of the futures
/// @param futures the set of futures, such as `now`
/// @param policy in force; empty for a design
/// @param changes ids of the switches and nulls in force, sorted
/// @param first the lowest id of its runs
/// @param last the highest id of its runs
public record UnitKey(
    Table table,
    long seed,
    String futures,
    String policy,
    List<String> changes,
    long first,
    long last) {

  public UnitKey {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(futures, "futures");
    Objects.requireNonNull(policy, "policy");
    changes = List.copyOf(changes);
    if (first > last) {
      throw new IllegalArgumentException(
          "The runs of a unit cannot go from %d to %d.".formatted(first, last));
    }
  }

  /// Whether runs of both belong to the same arm on the same futures.
  boolean isOfEnsembleOf(UnitKey other) {
    return table == other.table
        && seed == other.seed
        && futures.equals(other.futures)
        && policy.equals(other.policy)
        && changes.equals(other.changes);
  }

  /// The same with other runs.
  UnitKey of(long from, long to) {
    return new UnitKey(table, seed, futures, policy, changes, from, to);
  }

  /// The sampled values of futures.
  static UnitKey design(long seed, String futures, long first, long last) {
    return new UnitKey(Table.DESIGN, seed, futures, "", List.of(), first, last);
  }

  /// The changes as the files have them: `N1 + S2`, empty where there are none.
  String writtenChanges() {
    return String.join(" + ", changes);
  }

  @Override
  public String toString() {
    var arm = table == Table.DESIGN ? "sampled values" : policy;
    if (!changes.isEmpty()) {
      arm += " + " + writtenChanges();
    }
    return "%s on '%s' of seed %d, runs %d to %d".formatted(arm, futures, seed, first, last);
  }
}
