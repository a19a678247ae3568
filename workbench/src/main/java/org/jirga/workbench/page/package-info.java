/// A page as data, and how it becomes one self-contained HTML file.
///
/// A page has sections, a section has blocks: paragraphs, tables, figures, claims. Templates
/// (`src/main/jte/page`) lay them out and know nothing of what they say. Start with
/// [org.jirga.workbench.page.Page]; [org.jirga.workbench.page.PageWriter] writes it.
@NullMarked
package org.jirga.workbench.page;

import org.jspecify.annotations.NullMarked;
