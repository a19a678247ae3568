package org.jirga.formats.equation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be in the way of writing a model in another format.
public enum WriteCode implements Code {
  NOT_IN_FORMAT("W001", "not in the other format", Severity.ERROR),
  VENDOR_FUNCTION("W002", "written as a vendor's function", Severity.WARNING),
  TEXT_CHANGED("W003", "text changed", Severity.WARNING),
  NOT_READ_AGAIN("W004", "not read again", Severity.ERROR),
  LEFT_OUT("W005", "left out", Severity.WARNING);

  private final Kind kind;

  WriteCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
