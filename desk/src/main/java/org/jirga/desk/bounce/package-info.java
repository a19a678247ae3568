/// Letters that came back, and complaints.
@NullMarked
package org.jirga.desk.bounce;

import org.jspecify.annotations.NullMarked;
