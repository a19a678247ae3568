/// Carrying out a study: drawing futures, filtering them, running policies, switches and nulls on
/// them, and what comes of it.
///
/// Start with `StudyRunner`, which turns a [org.jirga.analysis.study.Study] into
/// [org.jirga.analysis.experiment.StudyResults].
@NullMarked
package org.jirga.analysis.experiment;

import org.jspecify.annotations.NullMarked;
