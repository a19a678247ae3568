@NullMarked
package org.jirga.workbench.diagram;

import org.jspecify.annotations.NullMarked;
