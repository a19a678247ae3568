package org.jirga.conflict.structure;

import org.jirga.conflict.condition.Condition;

/// Combinations of settings that cannot be.
///
/// Not for what a party would not do, or has promised not to do: that is preference, and a promise
/// that cannot be broken tests nothing.
///
/// @param text as written: a pattern or a condition
/// @param why for a reader; empty if nothing is given
public record Infeasible(Condition states, String text, String why, Grounds grounds) {}
