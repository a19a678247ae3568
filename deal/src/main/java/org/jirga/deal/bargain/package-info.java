/// Deals in all readings and futures: which are kept, by whom, and what would have to be otherwise.
///
/// Start with [org.jirga.deal.bargain.BargainAnalysis].
@NullMarked
package org.jirga.deal.bargain;

import org.jspecify.annotations.NullMarked;
