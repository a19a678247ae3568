/// The grammar of equations that Vensim and XMILE share, with a
/// [org.jirga.formats.equation.Dialect] for each, and the complaints that reading makes.
///
/// [org.jirga.formats.equation.EquationParser] is the place to start and the part for others; the
/// rest is for the readers in the neighbouring packages. Nothing here knows what a whole file looks
/// like.
@NullMarked
package org.jirga.formats.equation;

import org.jspecify.annotations.NullMarked;
