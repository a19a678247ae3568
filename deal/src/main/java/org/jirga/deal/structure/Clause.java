package org.jirga.deal.structure;

import java.util.Optional;

/// A promise of one party: how it will set an option.
///
/// @param party number of the decision maker
/// @param option number of the option in the order of the conflict
/// @param level to which it is set
/// @param burden what keeping it costs its maker a month, in the unit of the deal; absent where
///     nobody could say
public record Clause(int party, int option, int level, Optional<Quantity> burden) {}
