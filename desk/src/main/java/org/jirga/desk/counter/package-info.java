/// The pages and forms of the desk.
@NullMarked
package org.jirga.desk.counter;

import org.jspecify.annotations.NullMarked;
