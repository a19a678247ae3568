/// How policies compare over many futures, by the metrics of the literature: they weigh the same
/// outcomes differently, and may rank policies differently.
///
/// Start with [org.jirga.analysis.robustness.Metric].
@NullMarked
package org.jirga.analysis.robustness;

import org.jspecify.annotations.NullMarked;
