/// What would have to be preferred so that a state lasts: the question of a mediator. Start with
/// [org.jirga.conflict.inverse.InverseAnalysis], then [org.jirga.conflict.inverse.GoalSearch].
@NullMarked
package org.jirga.conflict.inverse;

import org.jspecify.annotations.NullMarked;
