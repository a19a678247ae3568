@NullMarked
package org.jirga.desk.office;

import org.jspecify.annotations.NullMarked;
