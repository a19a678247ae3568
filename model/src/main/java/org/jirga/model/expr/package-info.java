/// Expressions as a modeller wrote them: names, numbers, operators, calls and lookups, each with
/// its place.
///
/// No types, no slots, no evaluation: what an expression means is decided by
/// `org.jirga.model.check`, what a machine does with it by the engine. Start with
/// [org.jirga.model.expr.Expr]; what a function is called where, and what it takes, is in
/// [org.jirga.model.expr.Function].
@NullMarked
package org.jirga.model.expr;

import org.jspecify.annotations.NullMarked;
