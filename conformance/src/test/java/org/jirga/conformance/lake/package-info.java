/// The lake problem of `cases/lake` beside what was published of it.
@NullMarked
package org.jirga.conformance.lake;

import org.jspecify.annotations.NullMarked;
