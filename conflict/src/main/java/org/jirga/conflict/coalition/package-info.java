/// What groups of decision makers can do together: improvements for all of their members, and
/// states that no group leaves. Start with [org.jirga.conflict.coalition.CoalitionAnalysis].
@NullMarked
package org.jirga.conflict.coalition;

import org.jspecify.annotations.NullMarked;
