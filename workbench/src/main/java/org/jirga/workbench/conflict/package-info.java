/// Conflict files: `conflict.yaml` and the `.gmcr` files of other programs are read, and what was
/// found is written for the terminal, for programs and in the formats of other tools.
///
/// What a conflict means is for `org.jirga.conflict`, which knows no files. Start with
/// [org.jirga.workbench.conflict.ConflictReader].
@NullMarked
package org.jirga.workbench.conflict;

import org.jspecify.annotations.NullMarked;
