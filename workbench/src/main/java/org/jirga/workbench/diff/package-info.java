/// What differs between two versions of a case, which verdicts changed with it, and which single
/// difference moves them. Start with [org.jirga.workbench.diff.Differences].
@NullMarked
package org.jirga.workbench.diff;

import org.jspecify.annotations.NullMarked;
