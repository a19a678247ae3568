/// Published tables of exploratory modelling with the published or recomputed results: scenario
/// discovery, sensitivity, robustness. What the analyses are is said in `org.jirga.analysis`.
@NullMarked
package org.jirga.conformance.exploration;

import org.jspecify.annotations.NullMarked;
