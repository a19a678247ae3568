package org.jirga.workbench.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Study;
import org.jirga.deal.structure.Bargain;
import org.jirga.model.check.CheckedModel;

/// A study with all that it rests on, free of errors.
///
/// The hashes say whether two runs answer the same question. Line ends and a byte order mark do not
/// count.
///
/// @param modelFile path of the model file
/// @param bargain of the case's `conflict.yaml`; absent if it has none
/// @param modelHash SHA-256 of the model's text, in hexadecimal digits
/// @param studyHash SHA-256 of the study's text and of the evidence, conflict and data beside
///     it, in hexadecimal digits
public record Case(
    Path folder,
    Study study,
    Path modelFile,
    CheckedModel model,
    List<EvidenceRow> evidence,
    Optional<Bargain> bargain,
    String modelHash,
    String studyHash) {

  public Case {
    evidence = List.copyOf(evidence);
  }

  /// The row of evidence with this id.
  public Optional<EvidenceRow> evidence(String id) {
    return evidence.stream().filter(row -> row.id().equals(id)).findFirst();
  }
}
