@NullMarked
package org.jirga.formats.mdl;

import org.jspecify.annotations.NullMarked;
