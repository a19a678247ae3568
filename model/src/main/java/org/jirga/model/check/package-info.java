/// What a model means: names resolved, shapes of subscripts, order of evaluation, units, and every
/// complaint about them.
///
/// Nothing here computes a value. Start with `ModelChecker`.
@NullMarked
package org.jirga.model.check;

import org.jspecify.annotations.NullMarked;
