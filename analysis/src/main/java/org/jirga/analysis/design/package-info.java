/// Samples of what is not known: which values the uncertain constants have in each run.
///
/// A value depends on the seed, the constant's name and the run's number alone. What is done with a
/// sample is for `org.jirga.analysis.experiment`. Start with
/// [org.jirga.analysis.design.LatinHypercube].
@NullMarked
package org.jirga.analysis.design;

import org.jspecify.annotations.NullMarked;
