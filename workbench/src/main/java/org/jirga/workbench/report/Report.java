package org.jirga.workbench.report;

import java.util.List;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.engine.run.Trajectory;
import org.jirga.model.check.CheckedModel;
import org.jirga.workbench.project.EvidenceRow;

/// All that a report says, as data.
///
/// @param base the run with every constant as the model has it and the baseline policy in force
public record Report(
    StudyResults results,
    CheckedModel model,
    List<EvidenceRow> evidence,
    Trajectory base,
    Provenance provenance) {

  public Report {
    evidence = List.copyOf(evidence);
  }
}
