@NullMarked
package org.jirga.workbench.newsletter;

import org.jspecify.annotations.NullMarked;
