/// What analyses of stored runs say: tables, a sentence for each finding, the same as JSON and CSV.
/// The analyses themselves are in `org.jirga.analysis`. Start with
/// [org.jirga.workbench.analyse.Finding].
@NullMarked
package org.jirga.workbench.analyse;

import org.jspecify.annotations.NullMarked;
