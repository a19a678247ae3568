package org.jirga.engine.kernel.emit;

/// Compiled equations: reads and writes the numbers of one run.
interface Routine {

  void run(double[] frame);
}
