/// Whether a party stays at an agreed state: each way to break it, whether that tempts, and what
/// deters it. The same solution concepts as in `org.jirga.conflict.stability`, asked of one state,
/// with reasons.
///
/// Start with [org.jirga.deal.keeping.KeepingTest].
@NullMarked
package org.jirga.deal.keeping;

import org.jspecify.annotations.NullMarked;
