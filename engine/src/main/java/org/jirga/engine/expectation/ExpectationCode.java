package org.jirga.engine.expectation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can come out of the test of an expectation but that it holds.
public enum ExpectationCode implements Code {
  FAILS("X001", "expectation fails"),
  NOT_TESTED("X002", "expectation that cannot be tested");

  private final Kind kind;

  ExpectationCode(String id, String title) {
    kind = new Kind(id, title, Severity.ERROR);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
