@NullMarked
package org.jirga.workbench.wording;

import org.jspecify.annotations.NullMarked;
