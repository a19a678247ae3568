/// Results that other programs kept: what EMA Workbench saves as `.tar.gz`.
///
/// Reading only. Start with [org.jirga.workbench.archive.ResultArchive].
@NullMarked
package org.jirga.workbench.archive;

import org.jspecify.annotations.NullMarked;
