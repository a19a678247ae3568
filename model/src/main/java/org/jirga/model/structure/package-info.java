/// The model as the literature names it: stocks, flows, auxiliaries, constants, lookups and
/// dimensions.
///
/// What every file format is read into and every phase starts from. Nothing here is resolved or
/// checked; names may be unknown, units may be nonsense. Start with
/// [org.jirga.model.structure.Model].
@NullMarked
package org.jirga.model.structure;

import org.jspecify.annotations.NullMarked;
