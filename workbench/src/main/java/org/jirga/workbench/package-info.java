/// What a user touches. Start in `cli` for commands, `project` for the files of a case, `report`
/// for what is written at the end. Computation belongs to the modules below this one.
@NullMarked
package org.jirga.workbench;

import org.jspecify.annotations.NullMarked;
