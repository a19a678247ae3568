package org.jirga.formats.equation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a file before its meaning is asked for.
public enum ReadCode implements Code {
  UNREADABLE_FILE("R001", "file not readable"),
  UNKNOWN_FORMAT("R002", "unknown ending"),
  BAD_ENCODING("R003", "wrong encoding"),
  FILE_TOO_LARGE("R004", "file too large"),

  UNEXPECTED("R010", "unexpected text"),
  UNCLOSED("R011", "not closed"),
  TOO_DEEP("R012", "nested too deeply"),
  CHAINED_COMPARISON("R013", "comparison of a comparison"),
  BAD_NUMBER("R015", "unreadable number"),
  TOO_LONG("R016", "equation too long"),
  EASILY_MISREAD("R017", "easily misread", Severity.WARNING),

  UNKNOWN_FUNCTION("R020", "unknown function"),
  UNSUPPORTED_FUNCTION("R021", "function not supported yet"),
  WRONG_ARGUMENT_COUNT("R022", "wrong number of arguments"),
  UNSUPPORTED("R023", "construct not supported yet"),
  MISPLACED_INTEG("R024", "INTEG inside an expression"),
  BAD_MACRO("R025", "macro that cannot be used"),
  EXPECTATION_NOT_READ("R026", "expectation not read", Severity.WARNING),

  BAD_LOOKUP("R030", "points that make no lookup"),
  BAD_RANGE("R031", "impossible range of elements"),
  BAD_LIST("R032", "numbers that do not fit"),
  MIXED_KINDS("R033", "two kinds of one variable"),
  MISSING_EQUATION("R034", "missing equation"),
  DATA_NOT_FOUND("R035", "data not found"),
  COMPUTED_BETWEEN_DATA("R036", "computed between data", Severity.WARNING),

  OPEN_READING("R037", "what a reference leaves open", Severity.WARNING),

  METHOD_REPLACED("R040", "method replaced", Severity.WARNING),
  UNSUPPORTED_METHOD("R041", "method not supported"),
  CONTRADICTING_TIME("R042", "contradicting time"),

  BAD_XML("R050", "not well-formed XML"),
  FORBIDDEN_XML("R051", "forbidden XML"),
  MISSING_PART("R052", "missing part"),
  UNKNOWN_PART("R053", "unknown part", Severity.WARNING),
  AGAINST_FORMAT("R054", "against the format", Severity.WARNING);

  private final Kind kind;

  ReadCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  ReadCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
