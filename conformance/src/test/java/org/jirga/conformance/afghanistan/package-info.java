/// An independent reference of the Afghanistan 2021 model: the same specification, written a second
/// time by hand in plain Java, without any class of the project and without a look at the model
/// file. What belongs here: that implementation and the comparisons made with it. What does not:
/// readers, checks, anything that shares code with the tool it judges.
///
/// Start with [ReferenceModel]: one step of it is the specification's equations in their order.
/// Symbols are those of the specification (`V` at large, `X` in the armed group, `able` the share
/// of the payroll that can be paid), since a reader compares the two line by line.
@NullMarked
package org.jirga.conformance.afghanistan;

import org.jspecify.annotations.NullMarked;
