package org.jirga.engine.kernel;

import java.util.Locale;

/// The ways of executing a program. All compute the same bits.
public enum Backend {
  /// One operation after the other, each on many runs; ready at once.
  INTERPRETER,
  /// One run after the other, in bytecode made for the program; fast after some warming up.
  SCALAR,
  /// Many runs with each vector instruction of the processor.
  LANES;

  /// As it is written on the command line.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
