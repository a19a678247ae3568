/// Tests that need more than one module: the architecture, the command line as a user sees it, and
/// published models with their published results. Tests of one class sit beside that class.
@NullMarked
package org.jirga.conformance;

import org.jspecify.annotations.NullMarked;
