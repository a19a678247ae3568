/// Reads models in the formats of the field. `ModelReader` picks the format of a file and is
/// the place to start; the packages below hold one format each and the equation grammar they
/// share. What an equation means is not decided here but in `org.jirga.model`.
@NullMarked
package org.jirga.formats;

import org.jspecify.annotations.NullMarked;
