package org.jirga.workbench.diff;

/// What a difference is about.
public enum Kind {
  METHOD("integration method", true),
  DIMENSION("subscript range", true),
  EQUATION("equation", true),
  UNIT("unit", false),
  RANGE("range", true),
  LEVER("lever", false),
  BASELINE("baseline", true),
  POLICY("policy", true),
  SWITCH("switch", true),
  NULL("null", true),
  OUTCOME("outcome", true),
  CRITERION("criterion", true),
  DISPUTED("disputed criteria", true),
  DRAWS("drawing", true),
  CONSTRAINT("constraint", true),
  DESIGN("design", true),
  EXPECTATION("expectation", true),
  KNOWLEDGE("state of knowledge", true),
  RULE("rule of verdicts", true),
  CLAIM("claim", true),
  EVIDENCE("evidence", false),
  CONFLICT("conflict", false),
  TEXT("text", false);

  private final String word;
  private final boolean decides;

  Kind(String word, boolean decides) {
    this.word = word;
    this.decides = decides;
  }

  /// As a reader calls it.
  public String word() {
    return word;
  }

  /// Whether a verdict can depend on it.
  public boolean decides() {
    return decides;
  }
}
