package org.jirga.workbench.diff;

import org.jirga.analysis.study.Study;
import org.jirga.model.structure.Model;

/// A study and its model: what verdicts depend on beside the seed and the number of futures.
public record Version(Study study, Model model) {}
