@NullMarked
package org.jirga.workbench.report;

import org.jspecify.annotations.NullMarked;
