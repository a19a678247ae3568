@NullMarked
package org.jirga.workbench.speech;

import org.jspecify.annotations.NullMarked;
