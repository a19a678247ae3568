@NullMarked
package org.jirga.workbench.json;

import org.jspecify.annotations.NullMarked;
