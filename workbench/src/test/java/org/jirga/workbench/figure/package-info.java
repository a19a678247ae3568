@NullMarked
package org.jirga.workbench.figure;

import org.jspecify.annotations.NullMarked;
