/// What the parties want in one future: wishes, perhaps changed at random, asked of states and of
/// what a simulation says of them.
///
/// Start with [org.jirga.deal.coupling.Wishes]; [org.jirga.deal.coupling.Profiles] says
/// which states are one and the same for the simulation.
@NullMarked
package org.jirga.deal.coupling;

import org.jspecify.annotations.NullMarked;
