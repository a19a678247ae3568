/// Exploratory modelling over runs: which inputs to try and what their outcomes say. Each package
/// below is one activity of the analyst. Files, terminals and pages are not known here; they
/// belong to `org.jirga.workbench`.
@NullMarked
package org.jirga.analysis;

import org.jspecify.annotations.NullMarked;
