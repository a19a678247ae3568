package org.jirga.engine.expectation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can come out of the test of an expectation but that it holds.
public enum ExpectationCode implements Code {
  FAILS("X001", "expectation fails", Severity.ERROR),
  NOT_TESTED("X002", "expectation that cannot be tested", Severity.ERROR),
  NEVER_ASKED("X003", "expectation whose condition is never true", Severity.WARNING);

  private final Kind kind;

  ExpectationCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
