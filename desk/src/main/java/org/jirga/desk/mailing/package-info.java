/// An issue sent to all who asked for it, to nobody twice, whatever happens on the way.
@NullMarked
package org.jirga.desk.mailing;

import org.jspecify.annotations.NullMarked;
