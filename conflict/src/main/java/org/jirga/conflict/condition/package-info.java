/// Statements about a state that are true or false: `aid AND NOT attacks`, `release IF reform`.
///
/// The language and its text; what a statement is used for (to rule states out, to rank them) is
/// for the packages above. Start with [org.jirga.conflict.condition.Condition], then
/// [org.jirga.conflict.condition.ConditionParser].
@NullMarked
package org.jirga.conflict.condition;

import org.jspecify.annotations.NullMarked;
