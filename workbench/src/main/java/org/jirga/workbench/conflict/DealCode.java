package org.jirga.workbench.conflict;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with the deals of a conflict.
public enum DealCode implements Code {
  UNKNOWN_MEASURE("G060", "unknown outcome of the study"),
  UNKNOWN_VARIANT("G061", "unknown variant"),
  NOT_A_SETTING("G062", "not a setting of an option"),
  NOT_KNOWN_YET("G063", "source later than the reading"),
  INFEASIBLE_DEAL("G064", "deal without a feasible state"),
  NOT_A_SHARE("G065", "number outside of its bounds"),
  NOT_ITS_OPTION("G066", "option of somebody else");

  private final Kind kind;

  DealCode(String id, String title) {
    kind = new Kind(id, title, Severity.ERROR);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
