@NullMarked
package org.jirga.workbench.binding;

import org.jspecify.annotations.NullMarked;
