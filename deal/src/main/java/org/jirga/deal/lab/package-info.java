/// Whether it pays to keep a promise, month by month: what breaking it would lose and what it would
/// save.
///
/// Numbers only: no party has a name here, and nothing is simulated. Start with
/// [org.jirga.deal.lab.Balance]; [org.jirga.deal.lab.SelfEnforcement] is the closed form of its
/// simplest case.
@NullMarked
package org.jirga.deal.lab;

import org.jspecify.annotations.NullMarked;
