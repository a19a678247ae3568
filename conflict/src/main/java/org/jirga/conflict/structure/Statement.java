package org.jirga.conflict.structure;

import org.jirga.conflict.condition.Condition;

/// One of a decision maker's ordered wishes: that a condition be true.
///
/// @param text as written
/// @param force what a state gains by it
public record Statement(Condition condition, String text, Force force, Grounds grounds) {

  /// What it means that a state fulfils a statement and another, equal in all before, does not.
  public enum Force {
    /// It is preferred.
    PREFERRED,
    /// It is strongly preferred.
    STRONGLY,
    /// Nobody knows which of the two is preferred.
    UNKNOWN
  }

  public static Statement of(Condition condition, String text) {
    return new Statement(condition, text, Force.PREFERRED, Grounds.NONE);
  }

  public Statement with(Condition other, String otherText) {
    return new Statement(other, otherText, force, grounds);
  }
}
