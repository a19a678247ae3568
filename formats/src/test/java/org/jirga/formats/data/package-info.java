@NullMarked
package org.jirga.formats.data;

import org.jspecify.annotations.NullMarked;
