package org.jirga.conflict.game;

import org.jirga.conflict.structure.Infeasible;

/// What a rule of infeasibility took away.
///
/// @param removed combinations that it rules out
/// @param alone those that no other rule does
public record Removal(Infeasible rule, long removed, long alone) {}
