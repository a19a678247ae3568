/// Reads XMILE 1.0, the XML format of Stella and others: `.xmile`, `.stmx`, `.itmx`.
///
/// [org.jirga.formats.xmile.XmileReader] is the place to start. `XmlTree` turns the text into
/// elements that know their places; each other class reads one kind of element. Equations are the
/// business of `org.jirga.formats.equation`. Views, styles and what vendors add for display are not
/// read.
@NullMarked
package org.jirga.formats.xmile;

import org.jspecify.annotations.NullMarked;
