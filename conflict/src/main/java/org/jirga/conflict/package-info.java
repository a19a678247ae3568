/// The graph model for conflict resolution (Kilgour, Hipel and Fang 1987): who can do what, who
/// prefers what, and from which situations nobody moves away.
///
/// Knows nothing of files, terminals or simulations. `structure` is what the modeller wrote, `game`
/// the states and moves that follow from it, `preference` who prefers which state, `stability` what
/// comes of it. Start with [org.jirga.conflict.structure.Conflict].
@NullMarked
package org.jirga.conflict;

import org.jspecify.annotations.NullMarked;
