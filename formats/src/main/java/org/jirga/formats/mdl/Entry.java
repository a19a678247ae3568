package org.jirga.formats.mdl;

import java.util.Optional;
import org.jirga.formats.equation.Passage;
import org.jirga.model.structure.Written;

/// One entry of the file: `equation ~ unit ~ comment |`.
///
/// @param unit without its range; absent when there is none
/// @param comment as prose, possibly empty
/// @param group the heading above the entry
record Entry(Passage equation, Optional<Written> unit, String comment, Optional<String> group) {}
