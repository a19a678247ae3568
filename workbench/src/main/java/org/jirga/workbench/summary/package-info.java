/// The results of a study in short: for programs as `summary.json`, for people as a few lines.
///
/// Everything here is taken from [org.jirga.analysis.experiment.StudyResults]; nothing is computed
/// anew. Start with [org.jirga.workbench.summary.Summary].
@NullMarked
package org.jirga.workbench.summary;

import org.jspecify.annotations.NullMarked;
