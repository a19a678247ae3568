package org.jirga.engine.program;

/// A stock accumulates a net flow.
///
/// @param net never itself a stock, so that all stocks can be moved one after the other
public record Integration(Slot stock, Slot net) {}
