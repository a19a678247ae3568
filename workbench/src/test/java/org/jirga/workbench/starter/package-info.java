@NullMarked
package org.jirga.workbench.starter;

import org.jspecify.annotations.NullMarked;
