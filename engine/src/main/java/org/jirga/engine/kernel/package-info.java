/// Executes programs on blocks of runs.
///
/// Many runs are computed side by side, each in its lane. No lane can see another, so that a run's
/// numbers depend on neither its neighbours nor their number. Which runs, what is watched and when
/// a run ends is for `org.jirga.engine.run`. Start with [org.jirga.engine.kernel.Kernel].
@NullMarked
package org.jirga.engine.kernel;

import org.jspecify.annotations.NullMarked;
