/// Who prefers which state to which: rankings, and relations with unknown or strong preferences.
///
/// Start with [org.jirga.conflict.preference.Preference];
/// [org.jirga.conflict.preference.Preferences] makes one from each form that a modeller can write.
@NullMarked
package org.jirga.conflict.preference;

import org.jspecify.annotations.NullMarked;
