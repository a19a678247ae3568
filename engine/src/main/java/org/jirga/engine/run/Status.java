package org.jirga.engine.run;

/// How a run ended.
public enum Status {
  /// It reached the final time and failed no criterion that stops.
  COMPLETE,
  /// It failed a criterion that stops, perhaps one that could be judged at the final time only.
  STOPPED,
  /// It has a [Failure].
  FAILED
}
