/// A conflict as the modeller wrote it: decision makers, options, what cannot be, what cannot be
/// undone, and forms of preference. Values only; nothing is enumerated here.
///
/// Start with [org.jirga.conflict.structure.Conflict]; `org.jirga.conflict.game` makes states and
/// moves of it.
@NullMarked
package org.jirga.conflict.structure;

import org.jspecify.annotations.NullMarked;
