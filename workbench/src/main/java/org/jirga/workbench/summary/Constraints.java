package org.jirga.workbench.summary;

import java.util.stream.Collectors;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.study.Constraint;
import org.jirga.workbench.wording.Numbers;

/// What a study's constraints did to its draws, in words.
public final class Constraints {

  private Constraints() {}

  /// Of a study that has some.
  public static String sentence(StudyResults results) {
    var admitted = results.filter().admitted();
    return "%s of %s draws (%s) meet the constraints (%s); the others were passed over."
        .formatted(
            Numbers.count(admitted.hits()),
            Numbers.count(admitted.of()),
            Numbers.share(admitted.value()),
            results.study().constraints().stream()
                .map(Constraint::written)
                .collect(Collectors.joining("; ")));
  }
}
