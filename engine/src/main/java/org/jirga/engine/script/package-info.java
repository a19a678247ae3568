/// A program as JavaScript that runs alone in browsers and in Node, with the bits of the
/// interpreter.
///
/// The equations of a program are written as functions over one array of doubles
/// ([org.jirga.engine.script.EquationWriter]); the elementary functions, the random numbers,
// tables,
/// delays and methods of integration are hand-written twins of the Java classes (resources beside
/// this package), of which a script contains those that its program needs. Start with
/// [org.jirga.engine.script.ScriptWriter].
@NullMarked
package org.jirga.engine.script;

import org.jspecify.annotations.NullMarked;
