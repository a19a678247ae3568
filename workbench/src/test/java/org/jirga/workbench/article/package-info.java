@NullMarked
package org.jirga.workbench.article;

import org.jspecify.annotations.NullMarked;
