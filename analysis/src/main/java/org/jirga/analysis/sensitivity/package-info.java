/// Global sensitivity analysis: which uncertain constants an outcome depends on, and how much.
///
/// Methods that need runs of their own design (Sobol' indices, elementary effects) take the
/// design's outcomes; the others take any sample. Each index comes with a 95 % interval. On a
/// sample that was selected by its outcomes, such as plausible futures, indices are distorted by
/// the selection; who shows them must say so. Designs belong to `org.jirga.analysis.design`. Start
/// with [org.jirga.analysis.sensitivity.Sensitivity].
@NullMarked
package org.jirga.analysis.sensitivity;

import org.jspecify.annotations.NullMarked;
