/// Conflicts in which parties see different things. Start with
/// [org.jirga.conflict.hypergame.Hypergame].
@NullMarked
package org.jirga.conflict.hypergame;

import org.jspecify.annotations.NullMarked;
