/// Sentences that are bound to results: a number that an author wrote, and the formula that it must
/// go on following.
///
/// Start with [org.jirga.workbench.binding.Binding]; [org.jirga.workbench.binding.BindingCheck]
/// says whether one still follows, [org.jirga.workbench.binding.Quantities] what a formula may
// name.
@NullMarked
package org.jirga.workbench.binding;

import org.jspecify.annotations.NullMarked;
