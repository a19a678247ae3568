package org.jirga.workbench.conflict;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a conflict.
public enum ConflictCode implements Code {
  UNKNOWN_OPTION("G001", "unknown option"),
  UNKNOWN_LEVEL("G002", "unknown level"),
  BAD_CONDITION("G003", "condition that cannot be read"),
  UNKNOWN_DECISION_MAKER("G004", "unknown decision maker"),
  UNKNOWN_STATE("G005", "unknown state"),
  NAME_TAKEN("G006", "name used for two things"),
  CHOOSE_ONE("G007", "one of several keys is needed"),
  BAD_DATE("G008", "not a date"),
  UNKNOWN_PROFILE("G009", "unknown profile"),

  TOO_LARGE("G010", "conflict too large"),
  NOTHING_FEASIBLE("G011", "no feasible state"),
  GROUPS_OVERLAP("G012", "coalesced groups that overlap"),
  DIVIDED_STATE("G013", "condition that divides a coalesced state"),
  NOT_ONE_STATE("G014", "not one feasible state"),

  NO_PLACE("G020", "state without a place"),
  TWO_PLACES("G021", "state with two places"),
  BOUNDS_DO_NOT_RISE("G022", "bounds that do not rise"),

  NO_EFFECT("G030", "rule without effect", Severity.WARNING),
  TELLS_NOTHING("G031", "statement that tells no states apart", Severity.WARNING),
  NOT_SUPPORTED("G040", "part of another program's file that is not read"),
  NOT_JSON("G041", "not the JSON that was expected");

  private final Kind kind;

  ConflictCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  ConflictCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
