/// Measures Jirga against C and against itself, and writes `docs/reference/performance.md`.
///
/// `bench/run` starts [org.jirga.bench.Main]. Models are in [org.jirga.bench.Models], what is
/// measured of ensembles in [org.jirga.bench.Ensemble], and phases one by one in
/// [org.jirga.bench.PhaseBenchmark], for JMH. Nothing here is for users.
@NullMarked
package org.jirga.bench;

import org.jspecify.annotations.NullMarked;
