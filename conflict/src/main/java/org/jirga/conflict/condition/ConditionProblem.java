package org.jirga.conflict.condition;

import java.util.List;

/// What is wrong with the text of a condition.
///
/// @param start offset in the text
/// @param end offset after the last character concerned
/// @param message one sentence without a full stop
/// @param word for an unknown word, the word; else empty
/// @param known for an unknown word, what could be meant
public record ConditionProblem(
    Kind kind, int start, int end, String message, String word, List<String> known) {

  /// What kind of mistake it is.
  public enum Kind {
    SYNTAX,
    UNKNOWN_NAME,
    UNKNOWN_LEVEL
  }

  public ConditionProblem {
    known = List.copyOf(known);
  }
}
