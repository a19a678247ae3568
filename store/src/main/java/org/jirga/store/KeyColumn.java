package org.jirga.store;

import java.util.List;

/// A column that has the same value in every row of a part: it tells whose rows they are.
///
/// @param literal the value in SQL
record KeyColumn(String name, String literal) {

  /// What tells a unit's rows from those of others in the same table.
  static List<KeyColumn> of(Table table, UnitKey unit) {
    var seed = new KeyColumn("seed", unit.seed() + "::BIGINT");
    var futures = new KeyColumn("futures", quoted(unit.futures()));
    return switch (table) {
      case DESIGN -> List.of(seed, futures);
      case DRAWS, OUTCOMES, SERIES, FAILURES ->
          List.of(
              seed,
              futures,
              new KeyColumn("policy", quoted(unit.policy())),
              new KeyColumn("changes", quoted(unit.writtenChanges())));
    };
  }

  /// The text as SQL has it.
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
