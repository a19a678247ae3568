package org.jirga.workbench.diff;

import java.util.function.UnaryOperator;

/// One thing that two versions of a case have differently.
///
/// @param name of what differs, `growth rate`
/// @param before in words, empty where the first version has no such thing
/// @param after in words, empty where the second version has no such thing
/// @param applied makes the first version differ in this alone
public record Difference(
    Kind kind, String name, String before, String after, UnaryOperator<Version> applied) {

  /// One that no verdict depends on.
  static Difference told(Kind kind, String name, String before, String after) {
    return new Difference(kind, name, before, after, UnaryOperator.identity());
  }

  /// `changed`, `added` or `removed`.
  public String what() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }

  /// `range of 'growth rate'`.
  public String label() {
    return name.isEmpty() ? kind.word() : "%s '%s'".formatted(kind.word(), name);
  }
}
