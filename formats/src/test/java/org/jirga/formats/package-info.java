@NullMarked
package org.jirga.formats;

import org.jspecify.annotations.NullMarked;
