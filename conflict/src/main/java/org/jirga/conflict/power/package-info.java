/// How much say a member of a committee has. Start with
/// [org.jirga.conflict.power.WeightedVoting].
@NullMarked
package org.jirga.conflict.power;

import org.jspecify.annotations.NullMarked;
