package org.jirga.engine.run;

/// How a run ended.
public enum Status {
  /// It reached the final time.
  COMPLETE,
  /// It failed a criterion that stops.
  STOPPED,
  /// It has a [Failure].
  FAILED
}
