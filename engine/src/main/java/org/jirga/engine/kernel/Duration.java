package org.jirga.engine.kernel;

import org.jirga.engine.program.TimeAxis;

/// How many steps a time takes.
final class Duration {

  /// A duration so little above a whole number of steps is meant to be this number.
  static final double TOLERANCE = 1e-6;

  private Duration() {}

  /// At least one step; what outlasts the run needs no longer memory than the run.
  static int steps(double duration, TimeAxis time) {
    var most = time.count() + 1;
    var exact = Math.ceil(duration / time.dt() - TOLERANCE);
    return exact <= most ? Math.max(1, (int) exact) : most;
  }
}
