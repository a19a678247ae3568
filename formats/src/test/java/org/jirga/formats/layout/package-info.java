@NullMarked
package org.jirga.formats.layout;

import org.jspecify.annotations.NullMarked;
