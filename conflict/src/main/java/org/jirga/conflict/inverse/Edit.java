package org.jirga.conflict.inverse;

/// A change to a decision maker's ordered statements, which are numbered from 0.
public sealed interface Edit {

  int who();

  /// A statement becomes more or less important.
  ///
  /// @param to its number afterwards
  record Moved(int who, int from, int to) implements Edit {}

  /// A statement is wished to be false.
  record Reversed(int who, int statement) implements Edit {}

  /// A statement does not matter any more.
  record Dropped(int who, int statement) implements Edit {}
}
