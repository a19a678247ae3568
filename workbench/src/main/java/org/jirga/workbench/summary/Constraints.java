package org.jirga.workbench.summary;

import java.util.stream.Collectors;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Study;
import org.jirga.workbench.wording.Numbers;

/// What a study's constraints did to its draws, in words.
public final class Constraints {

  private Constraints() {}

  /// Of a study that has some.
  public static String sentence(StudyResults results) {
    return sentence(results.study(), results.filter().admitted());
  }

  static String sentence(Study study, Share admitted) {
    return "%s of %s draws (%s) meet the constraints (%s); the others were passed over."
        .formatted(
            Numbers.count(admitted.hits()),
            Numbers.count(admitted.of()),
            Numbers.share(admitted.value()),
            study.constraints().stream()
                .map(Constraint::written)
                .collect(Collectors.joining("; ")));
  }
}
