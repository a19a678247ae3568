@NullMarked
package org.jirga.formats.equation;

import org.jspecify.annotations.NullMarked;
