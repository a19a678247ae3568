package org.jirga.engine.expectation;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can come out of the test of an expectation but that it holds.
public enum ExpectationCode implements Code {
  FAILS("X001", "expectation fails"),
  NOT_TESTED("X002", "expectation that cannot be tested");

  private final String id;
  private final String title;

  ExpectationCode(String id, String title) {
    this.id = id;
    this.title = title;
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
    return Severity.ERROR;
  }
}
