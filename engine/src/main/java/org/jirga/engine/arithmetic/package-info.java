/// What each operation computes, to the bit: one definition for every kernel.
///
/// Nothing here knows of models, programs or lanes. Start with
/// [org.jirga.engine.arithmetic.Elementary].
@NullMarked
package org.jirga.engine.arithmetic;

import org.jspecify.annotations.NullMarked;
