package org.jirga.deal.keeping;

import org.jirga.conflict.preference.Comparison;

/// How one state compares with another in somebody's eyes; possibly unknown.
@FunctionalInterface
public interface Taste {

  /// How `state` compares with `other`.
  Comparison compare(int state, int other);

  /// Whether no comparison is unknown; false where that is not known at once.
  default boolean isSettled() {
    return false;
  }
}
