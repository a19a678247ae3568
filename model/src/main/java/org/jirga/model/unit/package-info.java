/// Units of measure as products of powers of base units, and how operators and functions combine
/// them.
///
/// Units are the modeller's own words: any word is a base unit unless the model says that it equals
/// another. Start with [org.jirga.model.unit.Unit].
@NullMarked
package org.jirga.model.unit;

import org.jspecify.annotations.NullMarked;
