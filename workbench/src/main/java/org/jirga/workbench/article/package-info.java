/// Articles of a case: `assessment.md`, read into a page whose numbers, claims and figures are
/// those of the case's results.
///
/// Start with [org.jirga.workbench.article.ArticleReader]. Markdown is read by commonmark-java;
/// what stands between double braces is ours: bindings in a sentence, and insertions that stand on
/// a line of their own.
@NullMarked
package org.jirga.workbench.article;

import org.jspecify.annotations.NullMarked;
