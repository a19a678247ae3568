/// The arithmetic of what a study says in formulas: tests of claims, constraints on draws.
///
/// What a model computes is not here but in the engine. Start with
/// [org.jirga.analysis.formula.Formula].
@NullMarked
package org.jirga.analysis.formula;

import org.jspecify.annotations.NullMarked;
