/// Scenario discovery: in which futures does something happen?
///
/// A table of [org.jirga.analysis.discovery.Cases] says for each run what was assumed and whether
/// the case is of interest. PRIM, CART and logistic regression look for few limits that hold many
/// of the cases of interest (coverage) and little else (density). Everything here is a function of
/// columns and a seed; where the columns come from and how a box is put in words belongs elsewhere.
/// Start with [org.jirga.analysis.discovery.Prim].
@NullMarked
package org.jirga.analysis.discovery;

import org.jspecify.annotations.NullMarked;
