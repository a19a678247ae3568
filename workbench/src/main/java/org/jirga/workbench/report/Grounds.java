package org.jirga.workbench.report;

import java.util.Locale;
import org.jirga.analysis.study.Uncertainty;

/// What the range of an uncertainty rests on, as its basis says.
enum Grounds {
  EVIDENCE("evidence"),
  FITTED("fitted to the record"),
  JUDGEMENT("judgement"),
  NO_DATA("no data");

  private final String word;

  Grounds(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isWeak() {
    return this == JUDGEMENT || this == NO_DATA;
  }

  static Grounds of(Uncertainty uncertainty) {
    var basis = uncertainty.basis().toLowerCase(Locale.ROOT);
    if (basis.contains("no data")) {
      return NO_DATA;
    }
    if (basis.contains("judgement") || basis.contains("judgment")) {
      return JUDGEMENT;
    }
    if (basis.contains("fit")) {
      return FITTED;
    }
    return uncertainty.evidence().isEmpty() ? JUDGEMENT : EVIDENCE;
  }
}
