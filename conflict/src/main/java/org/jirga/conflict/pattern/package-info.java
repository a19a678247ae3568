/// Sets of states in few words. Start with [org.jirga.conflict.pattern.CubeCover].
@NullMarked
package org.jirga.conflict.pattern;

import org.jspecify.annotations.NullMarked;
