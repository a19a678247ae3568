package org.jirga.deal.coupling;

import org.jirga.conflict.condition.Condition;

/// A wish as it counts in one future.
///
/// @param statement number of the statement that it comes from, in the order of the profile
/// @param condition what is wished
/// @param contrary of what is written
public record Wish(int statement, Condition condition, boolean contrary) {}
