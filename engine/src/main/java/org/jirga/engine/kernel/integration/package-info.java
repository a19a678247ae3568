/// Methods of integration that no kernel has built in: they ask a kernel for net flows, at as many
/// times as they need.
///
/// All of them move the stocks from one step of the time axis to the next and stop there, so that
/// what changes at steps only (`STEP`, `PULSE`, fixed delays, samples, random numbers) is met
/// exactly, and a saved value is no interpolation. Euler and RK4 are in the kernels themselves.
/// Start with [org.jirga.engine.kernel.integration.IntegratedKernel].
@NullMarked
package org.jirga.engine.kernel.integration;

import org.jspecify.annotations.NullMarked;
