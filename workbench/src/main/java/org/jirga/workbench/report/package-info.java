/// The report of a study: what its results say, in sentences, tables and figures.
///
/// Each section is a class that turns results into blocks of a page, or into nothing where the
/// study has nothing of the kind. Every sentence is computed; nothing here knows a case. What a
/// block looks like is for `org.jirga.workbench.page`. Start with
/// [org.jirga.workbench.report.ReportWriter].
@NullMarked
package org.jirga.workbench.report;

import org.jspecify.annotations.NullMarked;
