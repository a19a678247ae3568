package org.jirga.workbench.project;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a study, its evidence and its data.
public enum StudyCode implements Code {
  MISSING_FILE("Y020", "missing file"),
  BAD_TABLE("Y021", "table that cannot be read"),

  UNKNOWN_CONSTANT("Y030", "unknown constant"),
  UNKNOWN_VARIABLE("Y031", "unknown variable"),
  UNKNOWN_OUTCOME("Y032", "unknown outcome"),
  UNKNOWN_POLICY("Y033", "unknown policy"),
  UNKNOWN_LEVER("Y034", "setting that is not a lever"),
  UNKNOWN_CHANGE("Y035", "unknown switch or null"),
  UNKNOWN_CRITERION("Y036", "unknown criterion"),
  UNKNOWN_EVIDENCE("Y037", "unknown evidence"),
  NAME_TAKEN("Y038", "name used for two things"),

  RANGE_DOES_NOT_RISE("Y040", "range that does not rise"),
  NOT_POSITIVE("Y041", "range that is not positive"),
  LEVER_OUT_OF_RANGE("Y042", "lever outside its range"),
  UNIT_DIFFERS("Y043", "unit that is not the model's"),
  NO_SUCH_TIME("Y044", "time that is not computed"),
  CHOOSE_ONE("Y045", "one of several keys is needed"),
  CONTRADICTION("Y046", "two statements that contradict each other"),
  SETS_NOTHING("Y047", "settings that change nothing", Severity.WARNING),

  BAD_TEST("Y050", "test that cannot be evaluated"),
  LONG_QUOTE("Y051", "quotation that is too long");

  private final Kind kind;

  StudyCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  StudyCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
