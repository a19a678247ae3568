package org.jirga.workbench.report;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.engine.run.Trajectory;
import org.jirga.model.check.CheckedModel;
import org.jirga.workbench.project.EvidenceRow;

/// All that a report says, as data.
///
/// @param bargain what became of the deals of the case's conflict; absent if it has none
/// @param base the run with every constant as the model has it and the baseline policy in force
public record Report(
    StudyResults results,
    CheckedModel model,
    List<EvidenceRow> evidence,
    Optional<BargainResults> bargain,
    Trajectory base,
    Provenance provenance) {

  public Report {
    evidence = List.copyOf(evidence);
  }
}
