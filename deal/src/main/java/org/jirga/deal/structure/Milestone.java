package org.jirga.deal.structure;

import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.Grounds;

/// Where the conflict stood at some time.
///
/// @param when in words, such as `August 2021`
/// @param state one state
/// @param text what happened
public record Milestone(String when, Condition state, String text, Grounds grounds) {}
