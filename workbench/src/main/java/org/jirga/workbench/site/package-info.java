/// A publication: articles of cases, the pages around them, feeds, cards and what reference
/// managers read, written as a folder that any host of static files can serve and that also opens
/// from disk.
///
/// Start with [org.jirga.workbench.site.SitePublisher]. Pages are written by
/// [org.jirga.workbench.page.PageWriter], as the report of a run is; templates of what surrounds an
/// article are in `src/main/jte/site`.
@NullMarked
package org.jirga.workbench.site;

import org.jspecify.annotations.NullMarked;
