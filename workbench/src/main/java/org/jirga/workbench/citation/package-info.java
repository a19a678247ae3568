/// What an article cites: references, read from CSL JSON or BibTeX and written in the author-date
/// style. Start with [org.jirga.workbench.citation.ReferenceReader].
@NullMarked
package org.jirga.workbench.citation;

import org.jspecify.annotations.NullMarked;
