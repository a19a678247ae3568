/// Damaged files, by the hundred thousand.
@NullMarked
package org.jirga.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
