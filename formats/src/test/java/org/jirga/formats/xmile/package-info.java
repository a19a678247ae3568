@NullMarked
package org.jirga.formats.xmile;

import org.jspecify.annotations.NullMarked;
