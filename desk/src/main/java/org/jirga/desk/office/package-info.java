/// The parts put together. Start reading here.
@NullMarked
package org.jirga.desk.office;

import org.jspecify.annotations.NullMarked;
