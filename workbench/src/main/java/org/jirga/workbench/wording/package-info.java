/// How numbers, shares and units read in English, without more digits than are known.
///
/// Start with [org.jirga.workbench.wording.Numbers].
@NullMarked
package org.jirga.workbench.wording;

import org.jspecify.annotations.NullMarked;
