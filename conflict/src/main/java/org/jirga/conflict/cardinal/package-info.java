/// Two decision makers who know how much each state is worth to them: the solutions of game theory
/// and of bargaining theory. Start with [org.jirga.conflict.cardinal.Bimatrix].
@NullMarked
package org.jirga.conflict.cardinal;

import org.jspecify.annotations.NullMarked;
