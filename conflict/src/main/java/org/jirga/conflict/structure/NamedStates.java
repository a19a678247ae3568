package org.jirga.conflict.structure;

import org.jirga.conflict.condition.Condition;

/// A name for a state, or for several, such as the number that a paper gives it.
public record NamedStates(String name, Condition states, String label) {}
