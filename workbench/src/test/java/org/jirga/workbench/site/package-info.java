@NullMarked
package org.jirga.workbench.site;

import org.jspecify.annotations.NullMarked;
