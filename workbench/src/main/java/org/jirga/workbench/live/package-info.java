/// Figures that readers run again: the model as JavaScript, some plausible futures, what may be
/// moved, and a fingerprint of what the JVM made of each future.
///
/// Start with [org.jirga.workbench.live.LiveFigures], which makes a block of a page of a study's
/// results. What the page does with it is in the scripts beside this package.
@NullMarked
package org.jirga.workbench.live;

import org.jspecify.annotations.NullMarked;
