/// How a conflict can get from where it stands to another state, and who has to lose on the way.
/// Start with [org.jirga.conflict.path.StatusQuoAnalysis].
@NullMarked
package org.jirga.conflict.path;

import org.jspecify.annotations.NullMarked;
