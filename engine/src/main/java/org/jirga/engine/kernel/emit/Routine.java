package org.jirga.engine.kernel.emit;

import org.jirga.engine.kernel.Pipelines;

/// Compiled equations: reads and writes the numbers of one run.
interface Routine {

  /// @param pipelines of the block whose frame it is
  void run(double[] frame, Pipelines pipelines);
}
