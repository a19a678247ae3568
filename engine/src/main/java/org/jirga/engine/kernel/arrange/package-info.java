/// What kernels of compiled code have in common: a program with its numbers laid out in memory and
/// its equations in batches, ready to be turned into instructions for one run or for many.
///
/// The code of a batch is found in `org.jirga.engine.kernel.emit`; rewriting of programs that needs
/// no memory to be known is in `org.jirga.engine.program`. Start with
/// [org.jirga.engine.kernel.arrange.Arranger].
@NullMarked
package org.jirga.engine.kernel.arrange;

import org.jspecify.annotations.NullMarked;
