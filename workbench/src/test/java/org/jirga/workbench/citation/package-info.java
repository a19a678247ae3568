@NullMarked
package org.jirga.workbench.citation;

import org.jspecify.annotations.NullMarked;
