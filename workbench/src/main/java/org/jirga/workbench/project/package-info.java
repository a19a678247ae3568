/// A case: a folder with a study, its model, the evidence and the data, read and checked as one.
///
/// Reading turns text into [org.jirga.analysis.study.Study] and complains, all at once, of
/// everything that does not fit the model or the evidence; nothing here runs anything. Start with
/// [org.jirga.workbench.project.CaseReader].
@NullMarked
package org.jirga.workbench.project;

import org.jspecify.annotations.NullMarked;
