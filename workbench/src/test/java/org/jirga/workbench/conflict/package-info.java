@org.jspecify.annotations.NullMarked
package org.jirga.workbench.conflict;
