package org.jirga.engine.run;

import org.jirga.engine.program.Slot;

/// The constants that differ from run to run.
///
/// @param columns of the inputs, whose other columns are folded into the program
/// @param slots where each column goes
record Varying(int[] columns, Slot[] slots) {}
