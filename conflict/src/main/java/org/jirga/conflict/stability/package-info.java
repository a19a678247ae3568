/// Who stays where, and why: the solution concepts of the graph model.
///
/// Start with [org.jirga.conflict.stability.StabilityAnalysis] for complete preferences. All
/// definitions and their sources are in `docs/explanation/graph-model.md`.
@NullMarked
package org.jirga.conflict.stability;

import org.jspecify.annotations.NullMarked;
