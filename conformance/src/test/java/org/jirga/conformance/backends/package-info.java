/// The ways of executing a program, compared on published models.
@NullMarked
package org.jirga.conformance.backends;

import org.jspecify.annotations.NullMarked;
