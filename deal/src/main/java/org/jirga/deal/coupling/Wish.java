package org.jirga.deal.coupling;

import org.jirga.conflict.condition.Condition;

/// A wish as it counts in one future.
///
/// @param statement number of the statement that it comes from, in the order of the profile
/// @param condition what is wished
/// @param contrary of what is written
/// @param unconditional the condition of the IF that is written does not count
/// @param shift what bounds on outcomes were multiplied with; 1 where there are none
public record Wish(
    int statement, Condition condition, boolean contrary, boolean unconditional, double shift) {

  /// As it is written.
  public static Wish written(int statement, Condition condition) {
    return new Wish(statement, condition, false, false, 1);
  }
}
