/// Reads Vensim's text format, `.mdl`.
///
/// [org.jirga.formats.mdl.MdlReader] goes several ways through a file: `MdlEntries` cuts it into
/// entries at `~` and `|`, `DefinitionParser` reads the equation of each, `MacroExpansion` replaces
/// the calls of macros, `ExternalValues` the calls for data, and `MdlModel` puts the definitions
/// together to variables of a kind. Equations proper are the business of
/// `org.jirga.formats.equation`. `SketchReader` reads the sketch, when a model is written again;
/// the settings after it are read for the integration method and the units that are one.
@NullMarked
package org.jirga.formats.mdl;

import org.jspecify.annotations.NullMarked;
