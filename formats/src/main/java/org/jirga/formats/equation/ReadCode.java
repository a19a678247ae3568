package org.jirga.formats.equation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a file before its meaning is asked for.
public enum ReadCode implements Code {
  UNREADABLE_FILE("R001", "the file cannot be opened"),
  UNKNOWN_FORMAT("R002", "the file's ending names no format that is read"),
  BAD_ENCODING("R003", "the bytes are not the text they claim to be"),
  FILE_TOO_LARGE("R004", "the file is larger than any model"),

  UNEXPECTED("R010", "something else was expected here"),
  UNCLOSED("R011", "what is opened is not closed"),
  TOO_DEEP("R012", "the expression is nested too deeply"),
  CHAINED_COMPARISON("R013", "a comparison of a comparison"),
  UNCLEAR_NOT("R014", "NOT before a comparison without parentheses"),
  BAD_NUMBER("R015", "a number that cannot be read"),

  UNKNOWN_FUNCTION("R020", "there is no such function"),
  UNSUPPORTED_FUNCTION("R021", "a function that is not supported yet"),
  WRONG_ARGUMENT_COUNT("R022", "too few or too many arguments"),
  UNSUPPORTED("R023", "a construct that is not supported yet"),
  MISPLACED_INTEG("R024", "INTEG inside an expression"),

  BAD_LOOKUP("R030", "points that do not make a lookup"),
  BAD_RANGE("R031", "a range of elements that cannot be counted"),
  BAD_LIST("R032", "a list of numbers that does not fit its subscripts"),
  MIXED_KINDS("R033", "equations that make one variable two kinds"),
  MISSING_EQUATION("R034", "a variable without an equation"),
  DUPLICATE_DIMENSION("R035", "a dimension defined twice"),

  METHOD_REPLACED("R040", "another integration method is used than the file's", Severity.WARNING),
  UNSUPPORTED_METHOD("R041", "an integration method that is not supported yet"),
  CONTRADICTING_TIME("R042", "two different values for one time setting"),

  BAD_XML("R050", "the text is not well-formed XML"),
  FORBIDDEN_XML("R051", "XML that is not read, for safety"),
  MISSING_PART("R052", "a part of the file is missing"),
  UNKNOWN_PART("R053", "a part of the file that is not known", Severity.WARNING);

  private final String id;
  private final String title;
  private final Severity severity;

  ReadCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  ReadCode(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
