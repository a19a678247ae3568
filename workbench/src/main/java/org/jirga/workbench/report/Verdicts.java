package org.jirga.workbench.report;

import java.util.Optional;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Study;

/// Verdicts in words, and which line of a claim is the one that counts.
final class Verdicts {

  private Verdicts() {}

  static String word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case FAILS -> "fails";
      case DEPENDS -> "depends";
      case FACT -> "settled by evidence";
      case NOT_TESTABLE -> "not testable here";
    };
  }

  static String title(Verdict verdict) {
    var word = word(verdict);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /// For the style sheet.
  static String style(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case FAILS -> "fails";
      case DEPENDS -> "depends";
      case FACT -> "fact";
      case NOT_TESTABLE -> "open";
    };
  }

  /// The claim under the last state of knowledge, with every criterion of it.
  static Optional<ClaimLine> now(Study study, ClaimResult claim) {
    var now = study.knowledge().isEmpty() ? "" : study.knowledge().getLast().id();
    return claim.lines().stream()
        .filter(line -> !line.withoutDisputed())
        .filter(line -> now.isEmpty() || line.knowledge().equals(now))
        .reduce((first, second) -> second);
  }

  /// The claim under the first state of knowledge, where there is more than one.
  static Optional<ClaimLine> then(Study study, ClaimResult claim) {
    if (study.knowledge().size() < 2) {
      return Optional.empty();
    }
    var then = study.knowledge().getFirst().id();
    return claim.lines().stream()
        .filter(line -> !line.withoutDisputed() && line.knowledge().equals(then))
        .findFirst();
  }

  static Optional<ClaimLine> withoutDisputed(ClaimResult claim) {
    return claim.lines().stream().filter(ClaimLine::withoutDisputed).reduce((a, b) -> b);
  }
}
