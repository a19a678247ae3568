/// Other programs on the machine: where they are, and what came of running one.
@NullMarked
package org.jirga.workbench.program;

import org.jspecify.annotations.NullMarked;
