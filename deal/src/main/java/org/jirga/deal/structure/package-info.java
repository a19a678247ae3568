/// What a modeller says beyond the conflict itself: deals, variants, what to read preferences from,
/// how options touch a simulation, and how preferences may differ from what is written.
///
/// Values only. Start with [org.jirga.deal.structure.Bargain].
@NullMarked
package org.jirga.deal.structure;

import org.jspecify.annotations.NullMarked;
