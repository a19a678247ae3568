package org.jirga.model.source;

/// How much a complaint matters: an error stops the work, a warning is shown and the work goes on.
public enum Severity {
  ERROR,
  WARNING;

  /// The word in a message.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
