/// A model as a machine runs it: scalar slots and assignments in the order of evaluation.
///
/// Subscripts, named lookups and functions that keep state are gone here. How an assignment is
/// executed is for `org.jirga.engine.kernel`. Start with [org.jirga.engine.program.Lowering], then
/// [org.jirga.engine.program.Program].
@NullMarked
package org.jirga.engine.program;

import org.jspecify.annotations.NullMarked;
