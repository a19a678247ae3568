package org.jirga.engine.kernel;

/// The ways of executing a program. All compute the same bits.
public enum Backend {
  /// One operation after the other, each on many runs; ready at once.
  INTERPRETER
}
