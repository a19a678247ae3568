package org.jirga.model.unit;

/// What became of the text of a unit.
public sealed interface UnitReading {

  record Understood(Unit unit) implements UnitReading {}

  /// @param reason in a few words, such as `'*' at the end`
  record NotUnderstood(String reason) implements UnitReading {}
}
